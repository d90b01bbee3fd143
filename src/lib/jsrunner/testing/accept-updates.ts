// Part of the acceptance suite: `kv.update(key, fn)`, whose function runs in the cell, is one step all the same.
import { expect, test } from 'vitest'
import { TestHost, until, type Start } from './host.ts'

export function acceptUpdates(start: Start): void {
  test('gives the function the value, keeps what it gives, and resolves with that', async () => {
    const { host } = start(`
      send(await kv.update('n', (n) => { send(n === undefined); return 1 }))
      send(await kv.update('n', (n) => n + 1))
      send([await kv.get('n'), await kv.update('list', (list = []) => [...list, 'a']), await kv.get('list')])`)
    await until(host, () => host.sent.length === 4 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([1, 1, 2, [2, ['a'], ['a']]])
  })

  test('nobody loses a step: several cells, and others who write to the same key', async () => {
    const host = new TestHost()
    const cells = 6
    const each = 40
    const code = `
      const shared = kv.store('shared')
      await Promise.all(Array.from({ length: ${each} }, () => shared.update('n', (n = 0) => n + 1)))
      send('done')`
    for (let i = 0; i < cells; i++) start(code, { host: shareOf(host) })
    const store = host.storage.kv(['name', 'shared'])
    let boxes = 0
    const end = performance.now() + 20_000
    while (host.sent.length < cells && performance.now() < end) {
      await store.increment('n')
      boxes++
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(host.failures).toEqual([])
    expect((await store.get('n')).value).toBe(cells * each + boxes)
  })

  test('one cell does not keep the others waiting for ever', async () => {
    const host = new TestHost()
    const greedy = `while (true) { await kv.store('s').update('n', (n = 0) => n + 1); await new Promise((go) => setTimeout(go, 0)) }`
    const modest = `for (let i = 0; i < 20; i++) await kv.store('s').update('n', (n = 0) => n + 1); send('done')`
    const cells = [start(greedy, { host: shareOf(host) }), start(greedy, { host: shareOf(host) })]
    start(modest, { host: shareOf(host) })
    await until(host, () => host.sent.length === 1, 20_000)
    for (const { cell } of cells) cell.stop()
    expect(host.failures).toEqual([])
  })

  test('changed by somebody else each time, it is an error after many tries', async () => {
    const host = new TestHost()
    const kv = host.kv.bind(host)
    // Somebody who is quicker than every commit.
    host.kv = (name, options) => {
      const store = kv(name, options)
      return {
        ...store,
        update: async (key, change) => {
          await store.increment(key)
          return store.update(key, change)
        }
      }
    }
    start(`\n\nawait kv.update('n', (n = 0) => n)`, { host })
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-update', line: 3, fatal: false })
  })

  test('a function that throws, gives nothing or a promise is an error, changes nothing, and holds up nobody', async () => {
    const { host } = start(`
      await kv.set('n', 1)
      const tried = [() => { throw new Error('mine') }, () => {}, async (n) => n + 1, () => () => 1]
      for (const change of tried) await kv.update('n', change).catch((error) => send(error.code ?? error.message))
      send([await kv.get('n'), await kv.update('n', (n) => n + 1)])`)
    await until(host, () => host.sent.length === 5)
    expect(host.messages).toEqual(['mine', 'cell-value', 'cell-value', 'value-kind', [1, 2]])
    expect(host.failures).toEqual([])
  })
}

/** Another host of the same patch, whose cell's words are heard by this one. */
function shareOf(host: TestHost): TestHost {
  const other = new TestHost(host.storage)
  other.send = (messages) => host.send(messages)
  other.failed = (error, fatal) => host.failed(error, fatal)
  return other
}
