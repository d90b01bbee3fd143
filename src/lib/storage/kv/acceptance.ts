// What every adapter of the storage port must do. Each adapter's own test runs this suite; it names no adapter.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import { bang, Command, record, type Value } from '../../runtime/message.ts'
import type { Scope } from '../../runtime/ports.ts'
import { codeOf, named, withStoreOf, type Adapter } from '../testing/accept.ts'
import { kvBeyondTheSix } from './acceptance-more.ts'
import { kvAsAWhole } from './acceptance-whole.ts'

export function kvAcceptance(adapter: Adapter): void {
  const withStore = withStoreOf(adapter, (storage, scope) => storage.kv(scope))

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
        expect(await codeOf(kv.get(null as unknown as string))).toBe('storage-value')
        expect(await codeOf(kv.set('k'.repeat(20_000), 1))).toBe('storage-value')
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
          expect(await codeOf(kv.set('a', bad as unknown as Value))).toBe('storage-value')
        }
        const circle: Value[] = []
        circle.push(circle)
        expect(await codeOf(kv.set('a', circle))).toBe('storage-value')
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
        expect(await codeOf(bad)).toBe('storage-value')
        await Promise.all([good, also])
        expect(await kv.keys()).toEqual(['a', 'c'])
      }))
  })

  kvBeyondTheSix(adapter.name, withStore)
  kvAsAWhole(adapter, withStore)
}
