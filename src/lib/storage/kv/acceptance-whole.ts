// What every adapter must do with all that a patch keeps: its limits, export and import, closing and opening again.
import { describe, expect, test } from 'vitest'
import { record, type Value } from '../../runtime/message.ts'
import type { KvStore } from '../../runtime/ports.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { allEntries, codeOf, named, type Adapter, type WithStore } from '../testing/accept.ts'
import type { Limits } from './remembered.ts'

export function kvAsAWhole(adapter: Adapter, withStore: WithStore<KvStore>): void {
  describe(`kv on ${adapter.name}: limits`, () => {
    const limits: Limits = { value: 100_000, total: 300_000 }

    test('one value has a limit', () =>
      withStore(async (kv) => {
        expect(await codeOf(kv.set('a', new Uint8Array(100_001)))).toBe('storage-value')
        expect(await codeOf(kv.set('a', new Blob([new Uint8Array(100_001)])))).toBe('storage-value')
        expect(await kv.has('a')).toBe(false)
        await kv.set('a', new Uint8Array(90_000))
      }, limits))

    test('all values together have one; deleting, replacing and clearing make room again', () =>
      withStore(async (kv) => {
        const bytes = new Uint8Array(90_000)
        const [a, b, c, d, small] = await Promise.all(
          ['a', 'b', 'c', 'd', 'small'].map((key) => codeOf(kv.set(key, key === 'small' ? 1 : bytes)))
        )
        expect([a, b, c, d, small]).toEqual([
          'fulfilled',
          'fulfilled',
          'fulfilled',
          'storage-full',
          'fulfilled'
        ])
        for (let i = 0; i < 5; i++) await kv.set('a', bytes)
        await kv.delete('a')
        await kv.set('d', bytes)
        await kv.clear()
        await Promise.all(['a', 'b', 'c'].map((key) => kv.set(key, bytes)))
      }, limits))

    test('replacing a small value again and again uses nothing up', () =>
      withStore(async (kv) => {
        for (let round = 0; round < 4; round++) {
          await Promise.all(Array.from({ length: 200 }, (_, i) => kv.set('same', i)))
        }
        expect((await kv.get('same')).value).toBe(199)
        const many = await Promise.all(Array.from({ length: 400 }, (_, i) => codeOf(kv.set(`key ${i}`, i))))
        expect(new Set(many)).toEqual(new Set(['fulfilled', 'storage-full']))
      }, limits))
  })

  describe(`kv on ${adapter.name}: everything at once`, () => {
    test('export gives each entry once, in the same order each time, and import brings them back', () =>
      withStore(async (kv, storage) => {
        expect(await storage.hasData()).toBe(false)
        expect(await allEntries(storage)).toEqual([])
        const unnamed = storage.kv(['node', ['p'], 'n'])
        const count = 150
        await Promise.all([
          ...Array.from({ length: count }, (_, i) => kv.set(`key ${i}`, i)),
          unnamed.set('', new Uint8Array([1, 2])),
          unnamed.set('u', undefined)
        ])
        expect(await storage.hasData()).toBe(true)
        const entries = await allEntries(storage)
        expect(entries.length).toBe(count + 2)
        expect(
          new Set(entries.map((entry) => JSON.stringify([entry.scope, 'key' in entry && entry.key]))).size
        ).toBe(count + 2)
        expect(await allEntries(storage)).toEqual(entries)

        await kv.clear()
        await unnamed.clear()
        expect(await storage.hasData()).toBe(false)
        await storage.write(entries)
        expect(await allEntries(storage)).toEqual(entries)
      }))

    test('an import with one bad entry changes nothing', () =>
      withStore(
        async (kv, storage) => {
          await kv.set('a', 'old')
          const entries = (last: Value): StoredEntry[] => [
            { kind: 'kv', scope: named('store'), key: 'a', value: 'new' },
            { kind: 'kv', scope: named('more'), key: 'b', value: last }
          ]
          expect(await codeOf(storage.write(entries((() => 1) as unknown as Value)))).toBe('storage-value')
          expect(await codeOf(storage.write(entries(new Uint8Array(80_000))))).toBe('storage-full')
          expect(await allEntries(storage)).toEqual([
            { kind: 'kv', scope: named('store'), key: 'a', value: 'old' }
          ])
        },
        { value: 90_000, total: 50_000 }
      ))
  })

  describe(`kv on ${adapter.name}: closing`, () => {
    test('what was asked before close is done, what comes after is refused', async () => {
      const storage = await adapter.open()
      const kv = storage.kv(named('store'))
      const asked = kv.set('a', 1)
      await storage.close()
      await asked
      expect(await codeOf(kv.set('b', 2))).toBe('storage-closed')
      expect(await codeOf(kv.get('a'))).toBe('storage-closed')
    })

    const { reopen } = adapter
    if (reopen) {
      test('a large value replaced by a small one takes no room after reopening', async () => {
        const before = await adapter.open({ value: 100_000, total: 150_000 })
        const kv = before.kv(named('store'))
        await Promise.all([kv.set('a', new Uint8Array(90_000)), kv.set('a', 1)])
        await before.close()
        const after = await reopen()
        expect(await codeOf(after.kv(named('store')).set('b', new Uint8Array(90_000)))).toBe('fulfilled')
        await after.close()
      })

      test('what was kept is there after reopening, and counts toward the limits', async () => {
        const before = await adapter.open({ value: 100_000, total: 150_000 })
        await before.kv(named('store')).set('a', record({ at: new Date(5), bytes: new Uint8Array(90_000) }))
        await before.close()
        const after = await reopen()
        const { found, value } = await after.kv(named('store')).get('a')
        expect(found).toBe(true)
        expect((value as { at: Date }).at).toEqual(new Date(5))
        expect(await codeOf(after.kv(named('store')).set('b', new Uint8Array(90_000)))).toBe('storage-full')
        await after.close()
      })
    }
  })
}
