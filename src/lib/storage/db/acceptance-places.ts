// What every adapter must do with documents that are taken out and come back: each at its place, and never two at one.
import { describe, expect, test } from 'vitest'
import { record } from '../../runtime/message.ts'
import type { Doc, DocStore } from '../../runtime/ports.ts'
import type { EntryName, StoredEntry } from '../patch-storage.ts'
import { allEntries, codeOf, named, type Adapter, type WithStore } from '../testing/accept.ts'

const notes = { kind: 'doc', scope: named('store'), collection: 'notes' } as const
const name = (id: string): EntryName => ({ ...notes, id })
/** Of one millisecond, whenever they are made. */
const at = (id: string, place?: number, more: object = {}): StoredEntry => ({
  ...notes,
  doc: Object.assign(record({}), { _id: id, _created: 5, _updated: 5, ...more }) as Doc,
  ...(place === undefined ? {} : { place })
})
const order = async (db: DocStore) => (await db.find('notes')).map(({ _id }) => _id)

export function dbPlaces(adapter: Adapter, withStore: WithStore<DocStore>): void {
  describe(`db on ${adapter.name}: what comes back comes back at its place`, () => {
    test('some of many that one call has made, in any order, and all', () =>
      withStore(async (db, storage) => {
        const ids = await db.insertMany(
          'notes',
          Array.from({ length: 30 }, (_, n) => record({ n }))
        )
        const before = await allEntries(storage)
        for (const some of [ids.slice(3, 8), [ids[29]!, ids[0]!, ids[12]!], ids]) {
          const removed = await storage.change(some.map(name), [])
          expect(removed).toHaveLength(some.length)
          expect(await db.count('notes')).toBe(30 - some.length)
          expect(await storage.change([], removed.toReversed())).toEqual([])
          expect(await order(db)).toEqual(ids)
          expect(await allEntries(storage)).toEqual(before)
        }
        const more = await db.insert('notes', record({ n: 30 }))
        expect(await order(db)).toEqual([...ids, more])
      }))

    test('large ones, which lie on the disk by themselves, again and again', () =>
      withStore(async (db, storage) => {
        const bytes = new Uint8Array(70_000)
        const ids = await db.insertMany('notes', [record({ n: 0 }), record({ bytes }), record({ n: 2 })])
        for (let i = 0; i < 3; i++) {
          await storage.change([], await storage.change(ids.slice(0, 2).map(name), []))
          await new Promise((resolve) => setTimeout(resolve, 700))
          expect(await order(db)).toEqual(ids)
          expect((await db.findOne('notes', ids[1]!))!.bytes).toEqual(bytes)
        }
      }))

    test('a place is given once: not one that is taken, wanted twice, not there yet, or none', () =>
      withStore(async (db, storage) => {
        await storage.write(['a', 'b', 'c', 'd'].map((id) => at(id)))
        const [, c] = await storage.change([name('b'), name('c')], [])
        expect(c).toMatchObject({ doc: { _id: 'c' }, place: 2 })
        // Taken on the disk; wanted twice in one call; then wanted twice in two.
        await storage.write([at('x', 0), at('y', 2), at('z', 2)])
        expect(await order(db)).toEqual(['a', 'y', 'd', 'x', 'z'])
        await Promise.all([storage.write([at('c', 1)]), storage.write([at('b', 1)])])
        expect(await order(db)).toEqual(['a', 'c', 'y', 'd', 'x', 'z', 'b'])
        await storage.write([-1, 0.5, NaN, 1e300, 7, 8, 2 ** 33].map((place, i) => at(`no${i}`, place)))
        await storage.write([at('new'), at('behind', 14)])
        expect((await order(db)).slice(7)).toEqual([
          ...Array.from({ length: 7 }, (_, i) => `no${i}`),
          'new',
          'behind'
        ])
        expect(await db.count('notes')).toBe(16)
        // One that is there stays where it is.
        await storage.write([at('a', 1, { n: 1 })])
        expect((await order(db))[0]).toBe('a')
      }))

    test('of a collection that was dropped there are no places any more', () =>
      withStore(async (db, storage) => {
        await storage.write(['a', 'b', 'c'].map((id) => at(id)))
        const removed = await storage.change([name('b'), name('c')], [])
        await db.drop('notes')
        await storage.write([at('x')])
        await storage.write(removed)
        expect(await order(db)).toEqual(['x', 'b', 'c'])
      }))

    test('a change gives what undoes it, of keys and documents, and stops where it is told to', () =>
      withStore(async (db, storage) => {
        const scope = named('store')
        await storage.kv(scope).set('k', 1)
        await storage.write([at('a'), at('b')])
        const before = await allEntries(storage)
        const was = await storage.change(
          [{ kind: 'kv', scope, key: 'k' }, name('a'), name('nobody')],
          [at('b', undefined, { n: 2 }), at('c'), { kind: 'kv', scope, key: 'l', value: 2 }]
        )
        expect(await order(db)).toEqual(['b', 'c'])
        await storage.change([name('c'), { kind: 'kv', scope, key: 'l' }], was)
        expect(await allEntries(storage)).toEqual(before)
        const stop = new AbortController()
        const many = Array.from({ length: 200 }, (_, i) => at(`m${i}`))
        const stopped = storage.change([name('a')], many, {
          signal: stop.signal,
          progress: (done) => void (done > 100 && stop.abort())
        })
        await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
        expect(await allEntries(storage)).toEqual(before)
        expect(await codeOf(storage.change([name('a')], [at('')]))).toBe('storage-value')
        expect(await allEntries(storage)).toEqual(before)
      }))
  })
}
