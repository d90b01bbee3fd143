// Part of the acceptance suite: the stores of a cell.
import { expect, test } from 'vitest'
import type { Start } from '../acceptance.ts'
import { until } from './host.ts'

export function acceptStores(start: Start): void {
  test('kv: the six operations and named stores', async () => {
    const { host } = start(`
      send([await kv.get('count') === undefined, await kv.has('count')])
      await kv.set('count', 5)
      await kv.set('when', new Date(7)); await kv.set('bytes', new Uint8Array([1, 2])); await kv.set('rec', { a: [null, NaN] })
      const when = await kv.get('when'), bytes = await kv.get('bytes'), rec = await kv.get('rec')
      send([await kv.get('count'), await kv.has('count'), when instanceof Date && when.getTime(), bytes instanceof Uint8Array && bytes[1], Number.isNaN(rec.a[1])])
      send(await kv.keys())
      send([await kv.delete('count'), await kv.delete('count')])
      const shared = kv.store('shared')
      await shared.set('x', 1); await shared.store('other').set('y', 2)
      await kv.clear()
      send([(await kv.keys()).length, await shared.get('x')])`)
    await until(host, () => host.sent.length === 5 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      [true, false],
      [5, true, 7, 2, true],
      ['bytes', 'count', 'rec', 'when'],
      [true, false],
      [0, 1]
    ])
    expect([...host.stores.keys()].sort()).toEqual(['', 'other', 'shared'])
  })

  test('kv: a refusal is an error with code and line', async () => {
    const { host } = start(`\nawait kv.set('ok', 1)\nawait kv.set('bad', 1)`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'storage-value', line: 3, fatal: false })
  })

  test('kv: requests keep their order', async () => {
    const { host } = start(`
      const all = []
      for (let i = 0; i < 50; i++) all.push(kv.set('n', i))
      await Promise.all(all)
      send(await kv.get('n'))`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([49])
  })
}
