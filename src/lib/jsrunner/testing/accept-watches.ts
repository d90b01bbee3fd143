// Part of the acceptance suite: what a cell watches in its stores.
import { expect, test } from 'vitest'
import { bang, record } from '../../runtime/message.ts'
import { until, type Start } from './host.ts'

export function acceptWatches(start: Start): void {
  test('kv.watch: of a key and of all, whoever changes it, until it is stopped', async () => {
    const { host, give } = start(`
      const shared = kv.store('shared')
      const stop = shared.watch('a', (value, key) => send([key, value ?? 'gone']))
      const stopAll = shared.watch((value, key) => send(['any ' + key, value ?? 'gone'], 1))
      recv(() => { stop(); stopAll(); console.log('stopped') })
      await shared.set('a', 1)`)
    const other = host.storage.kv(['name', 'shared'])
    await until(host, () => host.sent.length === 2)
    await other.set('b', 2)
    await until(host, () => host.sent.length === 3)
    await other.delete('a')
    await until(host, () => host.sent.length === 5)
    const on = (outlet: number): unknown[] =>
      host.sent.flatMap((sent) => (sent.outlet === outlet ? [sent.message] : []))
    expect(on(0)).toEqual([
      ['a', 1],
      ['a', 'gone']
    ])
    expect(on(1)).toEqual([
      ['any a', 1],
      ['any b', 2],
      ['any a', 'gone']
    ])
    await give(bang)
    await until(host, () => host.lines.length === 1)
    await other.set('a', 3)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(host.sent.length).toBe(5)
  })

  test('db.watch: the result now, and after each change of it', async () => {
    const { host, give } = start(`
      const stop = db.watch('n', { n: { $gt: 1 } }, { sort: { n: -1 } }, (docs, { added, changed, removed }) =>
        send([docs.map(({ n }) => n), added.length, changed.length, removed.length]))
      recv(async (m) => {
        if (m === 1) await db.insertMany('n', [{ n: 1 }, { n: 2 }, { n: 3 }])
        if (m === 2) await db.update('n', (await db.find('n', { n: 2 }))[0]._id, { n: 5 })
        if (m === 3) await db.delete('n', (await db.find('n', { n: 3 }))[0]._id)
        if (m === 4) { stop(); await db.drop('n'); console.log('end') }
      })`)
    await until(host, () => host.sent.length === 1)
    for (const m of [1, 2, 3]) {
      await give(m)
      await until(host, () => host.sent.length === m + 1)
    }
    await give(4)
    await until(host, () => host.lines.length === 1)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      [[], 0, 0, 0],
      [[3, 2], 2, 0, 0],
      [[5, 3], 0, 1, 0],
      [[5], 0, 0, 1]
    ])
  })

  test('db.watch: query and options may be left out', async () => {
    const { host } = start(`
      await db.insert('n', { n: 1 })
      db.watch('n', (docs) => send(docs.length)); db.watch('n', { n: 2 }, (docs) => send(docs.length, 1))`)
    await until(host, () => host.sent.length === 2)
    expect(host.sent.map(({ message, outlet }) => [outlet, message]).sort()).toEqual([
      [0, 1],
      [1, 0]
    ])
  })

  test('an error in what hears is named by its line, and the watch goes on', async () => {
    const { host } = start(
      `kv.watch((value) => {\nif (value === 1) throw new Error('once')\nsend(value) })
       await kv.set('a', 1); await kv.set('a', 2)`
    )
    await until(host, () => host.sent.length === 1 && host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-threw', line: 2, fatal: false })
    expect(host.messages).toEqual([2])
  })

  test('a query that is none ends the watch, with an error that names the line', async () => {
    const { host } = start(`\ndb.watch('n', { $near: 1 }, () => {})`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'db-query', line: 2, fatal: false })
  })

  test('a cell that is stopped hears nothing more', async () => {
    const { host, cell } = start(`kv.store('s').watch(() => console.log('heard')); send(1)`)
    await until(host, () => host.sent.length === 1)
    cell.stop()
    await host.storage.kv(['name', 's']).set('a', record({}))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(host.lines).toEqual([])
  })
}
