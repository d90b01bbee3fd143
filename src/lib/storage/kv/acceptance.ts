// What every adapter of the storage port must do. Each adapter's own test runs this suite; it names no adapter.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import { bang, Command, record, type Value } from '../../runtime/message.ts'
import type { KvStore, Scope } from '../../runtime/ports.ts'
import type { PatchStorage, StoredEntry } from '../patch-storage.ts'
import { kvBeyondTheSix } from './acceptance-more.ts'
import type { Limits } from './remembered.ts'

export interface Adapter {
  name: string
  /** A new, empty storage. */
  open(limits?: Limits): Promise<PatchStorage>
  /** Opens what was open (and closed since) again; absent where nothing outlives a close. */
  reopen?(): Promise<PatchStorage>
}

const named = (name: string): Scope => ['name', name]
const code = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'fulfilled'
}
async function all(storage: PatchStorage): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for await (const entry of storage.entries()) entries.push(entry)
  return entries
}

export function kvAcceptance(adapter: Adapter): void {
  const withStore = async (work: (kv: KvStore, storage: PatchStorage) => Promise<void>, limits?: Limits) => {
    const storage = await adapter.open(limits)
    try {
      await work(storage.kv(named('store')), storage)
    } finally {
      await storage.close()
    }
  }

  describe(`kv on ${adapter.name}: the six operations`, () => {
    test('get and has tell what is there from what is not', () =>
      withStore(async (kv) => {
        expect(await kv.get('a')).toEqual({ found: false, value: undefined })
        expect(await kv.has('a')).toBe(false)
        await kv.set('a', 5)
        expect(await kv.get('a')).toEqual({ found: true, value: 5 })
        expect(await kv.has('a')).toBe(true)
      }))

    test('a stored undefined and a stored null are found', () =>
      withStore(async (kv) => {
        await kv.set('u', undefined)
        await kv.set('n', null)
        expect(await kv.get('u')).toEqual({ found: true, value: undefined })
        expect(await kv.get('n')).toEqual({ found: true, value: null })
        expect(await kv.has('u')).toBe(true)
      }))

    test('delete says whether there was something', () =>
      withStore(async (kv) => {
        await kv.set('a', 1)
        expect(await kv.delete('a')).toBe(true)
        expect(await kv.delete('a')).toBe(false)
        expect(await kv.has('a')).toBe(false)
      }))

    test('keys are sorted by code unit; clear empties this store alone', () =>
      withStore(async (kv, storage) => {
        const other = storage.kv(named('other'))
        await other.set('x', 1)
        for (const key of ['b', 'a', 'é', 'Z', '', '10', '9', '\u{1f600}', '\uffee']) await kv.set(key, 1)
        expect(await kv.keys()).toEqual(['', '10', '9', 'Z', 'a', 'b', 'é', '\u{1f600}', '\uffee'])
        await kv.clear()
        expect(await kv.keys()).toEqual([])
        expect(await other.keys()).toEqual(['x'])
      }))

    test('any text is a key, also the empty one and half a surrogate pair; a number is its text', () =>
      withStore(async (kv) => {
        const keys = ['', ' ', '__proto__', 'constructor', 'a:b', '\u0000', '\ud800', '[]', '"', "'"]
        for (const [i, key] of keys.entries()) await kv.set(key, i)
        for (const [i, key] of keys.entries()) expect(await kv.get(key)).toEqual({ found: true, value: i })
        expect(await kv.keys()).toEqual([...keys].sort())
        await kv.set(60 as unknown as string, 'note')
        expect((await kv.get('60')).value).toBe('note')
        expect(await code(kv.get(null as unknown as string))).toBe('storage-value')
        expect(await code(kv.set('k'.repeat(20_000), 1))).toBe('storage-value')
      }))
  })

  describe(`kv on ${adapter.name}: stores`, () => {
    test('scopes never meet: names, boxes, instances, and separators in names', () =>
      withStore(async (_, storage) => {
        const scopes: Scope[] = [
          named('a'),
          named('a:b'),
          named(''),
          named('__proto__'),
          named('["name","a"]'),
          ['node', [], 'a'],
          ['node', ['a'], 'b'],
          ['node', ['a', 'b'], 'c'],
          ['node', ['a b'], 'c'],
          ['node', [], 'name']
        ]
        for (const [i, scope] of scopes.entries()) await storage.kv(scope).set('key', i)
        for (const [i, scope] of scopes.entries()) {
          expect(await storage.kv(scope).get('key')).toEqual({ found: true, value: i })
          expect(await storage.kv(scope).keys()).toEqual(['key'])
        }
        await storage.kv(['node', ['a'], 'b']).clear()
        expect(await storage.kv(['node', ['a', 'b'], 'c']).has('key')).toBe(true)
        expect(await storage.storeNames()).toEqual(['', '["name","a"]', '__proto__', 'a', 'a:b'])
      }))

    test('an emptied store has no name any more; unnamed stores never have one', () =>
      withStore(async (kv, storage) => {
        await storage.kv(['node', [], 'n']).set('a', 1)
        expect(await storage.storeNames()).toEqual([])
        await kv.set('a', 1)
        await kv.set('b', 1)
        expect(await storage.storeNames()).toEqual(['store'])
        await kv.clear()
        expect(await storage.storeNames()).toEqual([])
      }))

    test('two handles on one name are one store', () =>
      withStore(async (kv, storage) => {
        await kv.set('a', 1)
        expect((await storage.kv(named('store')).get('a')).value).toBe(1)
      }))
  })

  describe(`kv on ${adapter.name}: values (rule 5)`, () => {
    test('any value comes back as it was', () =>
      withStore(async (kv) => {
        await fc.assert(
          fc.asyncProperty(values, async (value) => {
            await kv.set('a', value)
            return alike((await kv.get('a')).value, value)
          }),
          { numRuns: 60 }
        )
      }))

    test('bang, commands and records keep their class', () =>
      withStore(async (kv) => {
        await kv.set('a', [bang, new Command('set', [1]), record({ $: 'x' })])
        const [b, command, fields] = (await kv.get('a')).value as Value[]
        expect(b).toBe(bang)
        expect(command).toBeInstanceOf(Command)
        expect(Object.getPrototypeOf(fields)).toBeNull()
        expect(fields).toEqual({ $: 'x' })
      }))

    test('a Blob keeps bytes and type, and holds its place in the order', () =>
      withStore(async (kv) => {
        const first = kv.set('a', new Blob(['abc'], { type: 'image/png' }))
        const second = kv.set('b', 1)
        const third = kv.set('a', [new Blob(['later'])])
        const read = kv.get('a')
        await Promise.all([first, second, third])
        const [blob] = (await read).value as [Blob]
        expect(await blob.text()).toBe('later')
        await kv.set('a', new Blob(['abc'], { type: 'image/png' }))
        const back = (await kv.get('a')).value as Blob
        expect(back.type).toBe('image/png')
        expect(await back.text()).toBe('abc')
      }))

    test('a copy is kept: later changes, on both sides, do not reach it', () =>
      withStore(async (kv) => {
        const list: Value[] = [1, new Uint8Array([1])]
        const set = kv.set('a', list)
        list.push(2)
        ;(list[1] as Uint8Array)[0] = 9
        await set
        const out = (await kv.get('a')).value as Value[]
        expect(out).toEqual([1, new Uint8Array([1])])
        out.push(3)
        ;(out[1] as Uint8Array)[0] = 7
        expect((await kv.get('a')).value).toEqual([1, new Uint8Array([1])])
      }))

    test('a view takes its own bytes, not its parent buffer', () =>
      withStore(async (kv) => {
        await kv.set('a', new Uint8Array(1_000_000).subarray(4, 8))
        expect(((await kv.get('a')).value as Uint8Array).buffer.byteLength).toBe(4)
      }))

    test('what cannot be kept is refused by name and leaves the old value', () =>
      withStore(async (kv) => {
        await kv.set('a', 1)
        for (const bad of [() => 1, Symbol('x'), new Map(), [Promise.resolve()], { deep: [1n] }]) {
          expect(await code(kv.set('a', bad as unknown as Value))).toBe('storage-value')
        }
        const circle: Value[] = []
        circle.push(circle)
        expect(await code(kv.set('a', circle))).toBe('storage-value')
        expect((await kv.get('a')).value).toBe(1)
      }))
  })

  describe(`kv on ${adapter.name}: order`, () => {
    test('calls that nobody awaits happen in the order of asking', () =>
      withStore(async (kv) => {
        const answers = Promise.all([
          kv.set('a', 1),
          kv.get('a'),
          kv.set('a', 2),
          kv.has('a'),
          kv.delete('a'),
          kv.get('a'),
          kv.keys(),
          kv.set('a', 3),
          kv.keys(),
          kv.clear(),
          kv.set('b', 4),
          kv.keys()
        ])
        const [, one, , had, deleted, gone, none, , some, , , last] = await answers
        expect(one).toEqual({ found: true, value: 1 })
        expect(had).toBe(true)
        expect(deleted).toBe(true)
        expect(gone).toEqual({ found: false, value: undefined })
        expect([none, some, last]).toEqual([[], ['a'], ['b']])
      }))

    test('a bad call among good ones costs the others nothing', () =>
      withStore(async (kv) => {
        const good = kv.set('a', 1)
        const bad = kv.set('b', (() => 1) as unknown as Value)
        const also = kv.set('c', 3)
        expect(await code(bad)).toBe('storage-value')
        await Promise.all([good, also])
        expect(await kv.keys()).toEqual(['a', 'c'])
      }))
  })

  kvBeyondTheSix(adapter.name, withStore)

  describe(`kv on ${adapter.name}: limits`, () => {
    const limits: Limits = { value: 100_000, total: 300_000 }

    test('one value has a limit', () =>
      withStore(async (kv) => {
        expect(await code(kv.set('a', new Uint8Array(100_001)))).toBe('storage-value')
        expect(await code(kv.set('a', new Blob([new Uint8Array(100_001)])))).toBe('storage-value')
        expect(await kv.has('a')).toBe(false)
        await kv.set('a', new Uint8Array(90_000))
      }, limits))

    test('all values together have one; deleting, replacing and clearing make room again', () =>
      withStore(async (kv) => {
        const bytes = new Uint8Array(90_000)
        const [a, b, c, d, small] = await Promise.all(
          ['a', 'b', 'c', 'd', 'small'].map((key) => code(kv.set(key, key === 'small' ? 1 : bytes)))
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
        const many = await Promise.all(Array.from({ length: 400 }, (_, i) => code(kv.set(`key ${i}`, i))))
        expect(new Set(many)).toEqual(new Set(['fulfilled', 'storage-full']))
      }, limits))
  })

  describe(`kv on ${adapter.name}: everything at once`, () => {
    test('export gives each entry once, in the same order each time, and import brings them back', () =>
      withStore(async (kv, storage) => {
        expect(await storage.hasData()).toBe(false)
        expect(await all(storage)).toEqual([])
        const unnamed = storage.kv(['node', ['p'], 'n'])
        const count = 150
        await Promise.all([
          ...Array.from({ length: count }, (_, i) => kv.set(`key ${i}`, i)),
          unnamed.set('', new Uint8Array([1, 2])),
          unnamed.set('u', undefined)
        ])
        expect(await storage.hasData()).toBe(true)
        const entries = await all(storage)
        expect(entries.length).toBe(count + 2)
        expect(
          new Set(entries.map((entry) => JSON.stringify([entry.scope, 'key' in entry && entry.key]))).size
        ).toBe(count + 2)
        expect(await all(storage)).toEqual(entries)

        await kv.clear()
        await unnamed.clear()
        expect(await storage.hasData()).toBe(false)
        await storage.write(entries)
        expect(await all(storage)).toEqual(entries)
      }))

    test('an import with one bad entry changes nothing', () =>
      withStore(
        async (kv, storage) => {
          await kv.set('a', 'old')
          const entries = (last: Value): StoredEntry[] => [
            { kind: 'kv', scope: named('store'), key: 'a', value: 'new' },
            { kind: 'kv', scope: named('more'), key: 'b', value: last }
          ]
          expect(await code(storage.write(entries((() => 1) as unknown as Value)))).toBe('storage-value')
          expect(await code(storage.write(entries(new Uint8Array(80_000))))).toBe('storage-full')
          expect(await all(storage)).toEqual([{ kind: 'kv', scope: named('store'), key: 'a', value: 'old' }])
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
      expect(await code(kv.set('b', 2))).toBe('storage-closed')
      expect(await code(kv.get('a'))).toBe('storage-closed')
    })

    const { reopen } = adapter
    if (reopen) {
      test('a large value replaced by a small one takes no room after reopening', async () => {
        const before = await adapter.open({ value: 100_000, total: 150_000 })
        const kv = before.kv(named('store'))
        await Promise.all([kv.set('a', new Uint8Array(90_000)), kv.set('a', 1)])
        await before.close()
        const after = await reopen()
        expect(await code(after.kv(named('store')).set('b', new Uint8Array(90_000)))).toBe('fulfilled')
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
        expect(await code(after.kv(named('store')).set('b', new Uint8Array(90_000)))).toBe('storage-full')
        await after.close()
      })
    }
  })
}
