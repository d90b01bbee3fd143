// What every adapter must do beyond the six operations of the beginning: many keys at once, changes in one step, watches, the fast
// mode, and what is told of commits.
import { describe, expect, test, vi } from 'vitest'
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import type { KvChange, KvStore } from '../../runtime/ports.ts'
import { codeOf, named, type WithStore } from '../testing/accept.ts'

const A = { n: 1, list: ['x', null] }

export function kvBeyondTheSix(name: string, withStore: WithStore<KvStore>): void {
  describe(`kv on ${name}: many at once`, () => {
    test('setMany and getMany, in their order, and count', () =>
      withStore(async (kv) => {
        const entries = Array.from({ length: 300 }, (_, i) => [`k${i}`, [i]] as const)
        await kv.setMany(entries)
        expect(await kv.count()).toBe(300)
        const found = await kv.getMany(['k7', 'none', 'k299', 'k7'])
        expect(found).toEqual([
          { found: true, value: [7] },
          { found: false, value: undefined },
          { found: true, value: [299] },
          { found: true, value: [7] }
        ])
        expect(found[0]!.value).not.toBe(found[3]!.value)
        expect(await kv.getMany([])).toEqual([])
        await kv.setMany([])
      }))

    test('many as one text, where that says all', () =>
      withStore(async (kv) => {
        await kv.setMany([
          ['a', A],
          ['b', 'text'],
          ['at', new Date(5)],
          ['nothing', undefined]
        ])
        const texts = await kv.getManyJson!(['b', 'a', 'a'])
        if (typeof texts === 'string') expect(texts).toBe(JSON.stringify(['text', A, A]))
        else expect(texts.map(({ value }) => value)).toEqual(['text', A, A])
        for (const other of ['at', 'nothing', 'none'])
          expect(await kv.getManyJson!(['a', other])).toEqual(await kv.getMany(['a', other]))
      }))

    test('setMany is all or nothing', () =>
      withStore(async (kv) => {
        await kv.set('a', 'old')
        const bad = (() => 1) as unknown as Value
        expect(
          await codeOf(
            kv.setMany([
              ['a', 'new'],
              ['b', bad]
            ])
          )
        ).toBe('storage-value')
        expect(await kv.getMany(['a', 'b'])).toEqual([
          { found: true, value: 'old' },
          { found: false, value: undefined }
        ])
      }))

    test('what is found is a copy, also of what is remembered', () =>
      withStore(async (kv) => {
        await kv.set('a', { list: [1], at: new Date(5) })
        const one = (await kv.get('a')).value as { list: number[]; at: Date }
        one.list.push(2)
        one.at.setTime(9)
        const [two] = await kv.getMany(['a'])
        expect(two!.value).toEqual({ list: [1], at: new Date(5) })
      }))
  })

  describe(`kv on ${name}: changes in one step`, () => {
    test('a hundred increments that nobody awaits are a hundred', () =>
      withStore(async (kv) => {
        const sums = await Promise.all(Array.from({ length: 100 }, () => kv.increment('n')))
        expect(sums).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
        expect(await kv.increment('n', -0.5)).toBe(99.5)
        expect((await kv.get('n')).value).toBe(99.5)
      }))

    test('update sees what is there, or that nothing is', () =>
      withStore(async (kv) => {
        const seen: unknown[] = []
        const change = (value: Value, found: boolean): Value => {
          seen.push([value, found])
          return { n: ((value as { n: number } | undefined)?.n ?? 0) + 1 }
        }
        expect(await kv.update('a', change)).toEqual({ n: 1 })
        expect(await kv.update('a', change)).toEqual({ n: 2 })
        expect(seen).toEqual([
          [undefined, false],
          [{ n: 1 }, true]
        ])
      }))

    test('a change that throws changes nothing, and rejects with that', () =>
      withStore(async (kv) => {
        await kv.set('a', 1)
        const thrown = new Error('mine')
        const update = kv.update('a', () => {
          throw thrown
        })
        await expect(update).rejects.toBe(thrown)
        expect(await codeOf(kv.update('a', () => (() => 1) as unknown as Value))).toBe('storage-value')
        expect((await kv.get('a')).value).toBe(1)
      }))

    test('what is no number is not counted up', () =>
      withStore(async (kv) => {
        await kv.set('a', 'text')
        expect(await codeOf(kv.increment('a'))).toBe('storage-value')
        expect(await codeOf(kv.increment('b', 'x' as unknown as number))).toBe('storage-value')
        expect((await kv.get('a')).value).toBe('text')
        expect(await kv.has('b')).toBe(false)
      }))
  })

  describe(`kv on ${name}: watches`, () => {
    test('each commit tells what changed, once for each key, as it is then', () =>
      withStore(async (kv, storage) => {
        const heard: (readonly KvChange[])[] = []
        const mine: (readonly KvChange[])[] = []
        const stop = kv.watch((changes) => void heard.push(changes))
        kv.watch((changes) => void mine.push(changes), 'b')
        await Promise.all([kv.set('a', 1), kv.set('a', 2), kv.set('b', [1])])
        await storage.kv(named('other')).set('a', 5)
        await kv.delete('a')
        await kv.delete('none')
        await kv.clear()
        stop()
        await kv.set('b', 2)
        expect(heard).toEqual([
          [
            { key: 'a', found: true, value: 2 },
            { key: 'b', found: true, value: [1] }
          ],
          [{ key: 'a', found: false, value: undefined }],
          [{ key: 'b', found: false, value: undefined }]
        ])
        expect(mine).toEqual([
          [{ key: 'b', found: true, value: [1] }],
          [{ key: 'b', found: false, value: undefined }],
          [{ key: 'b', found: true, value: 2 }]
        ])
      }))

    test('a watch hears before whoever wrote goes on, and may stop itself', () =>
      withStore(async (kv) => {
        const order: string[] = []
        const stop = kv.watch(() => {
          order.push('heard')
          stop()
        })
        await kv.set('a', 1)
        order.push('written')
        await kv.set('a', 2)
        expect(order).toEqual(['heard', 'written'])
      }))

    test('onCommit names the stores that changed', () =>
      withStore(async (kv, storage) => {
        const listener = vi.fn()
        const stop = storage.onCommit(listener)
        await kv.get('a')
        await kv.set('a', 1)
        stop()
        await kv.set('a', 2)
        expect(listener.mock.calls).toEqual([[[{ kind: 'kv', scope: named('store'), collection: null }]]])
      }))
  })

  describe(`kv on ${name}: the fast mode`, () => {
    test('answers as the other does, in the same order', () =>
      withStore(async (_, storage) => {
        const fast = storage.kv(named('store'), { fast: true })
        const safe = storage.kv(named('store'))
        for (let i = 0; i < 50; i++) await fast.set(`k${i}`, i)
        expect(await fast.increment('n', 5)).toBe(5)
        expect(await safe.increment('n', 5)).toBe(10)
        expect((await fast.get('n')).value).toBe(10)
        expect((await fast.keys()).length).toBe(51)
        expect(await fast.delete('k0')).toBe(true)
        await fast.flush()
        expect(await safe.count()).toBe(50)
      }))

    test('what could not be kept is told, and flush rejects with it once', () =>
      withStore(
        async (_, storage) => {
          const told: LoadbangError[] = []
          const fast = storage.kv(named('store'), { fast: true, failed: (error) => void told.push(error) })
          const codes = await Promise.all(
            ['a', 'b', 'c'].map((key) => codeOf(fast.set(key, new Uint8Array(90_000))))
          )
          const flushed = await codeOf(fast.flush())
          // In memory it is known at once that it does not fit; where the disk must be asked, later.
          expect(
            [...codes, flushed].filter((said) => said === 'storage-full').length + told.length
          ).toBeGreaterThan(0)
          expect(await codeOf(fast.flush())).toBe('fulfilled')
          expect(await fast.count()).toBe(2)
        },
        { value: 100_000, total: 200_000 }
      ))
  })

  describe(`kv on ${name}: what it takes`, () => {
    test('stores and their bytes, and the sum', () =>
      withStore(
        async (kv, storage) => {
          expect(await storage.stores()).toEqual([])
          await kv.setMany([
            ['a', new Uint8Array(50_000)],
            ['b', 'x'.repeat(100)]
          ])
          await storage.kv(['node', [], 'n']).set('a', 1)
          const stores = await storage.stores()
          expect(stores.map(({ kind, scope, count }) => [kind, scope, count])).toEqual([
            ['kv', named('store'), 2],
            ['kv', ['node', [], 'n'], 1]
          ])
          expect(stores[0]!.bytes).toBeGreaterThan(50_200)
          expect(stores[0]!.bytes).toBeLessThan(52_000)
          expect(stores[1]!.bytes).toBeLessThan(100)
          const sum = stores.reduce((bytes, store) => bytes + store.bytes, 0)
          expect(await storage.usage()).toEqual({ bytes: sum, limit: 1_000_000 })
        },
        { value: 100_000, total: 1_000_000 }
      ))

    test('entries of one store alone; keys are removed together', () =>
      withStore(async (kv, storage) => {
        await kv.setMany([
          ['a', 1],
          ['b', 2]
        ])
        await storage.kv(named('other')).set('c', 3)
        const keys: string[] = []
        for await (const entry of storage.entries({ kind: 'kv', scope: named('store'), collection: null }))
          keys.push((entry as { key: string }).key)
        expect(keys).toEqual(['a', 'b'])
        await storage.remove([
          { kind: 'kv', scope: named('store'), key: 'a' },
          { kind: 'kv', scope: named('other'), key: 'c' }
        ])
        expect((await storage.stores()).map(({ count }) => count)).toEqual([1])
      }))
  })
}
