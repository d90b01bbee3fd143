// What every adapter must do with documents beyond the operations: live queries, the fast mode, fields for completion, all of it at
// once, what it takes, and closing.
import { describe, expect, test, vi } from 'vitest'
import { record } from '../../runtime/message.ts'
import type { DocsChange, DocStore } from '../../runtime/ports.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { allEntries, codeOf, named, type Adapter, type WithStore } from '../testing/accept.ts'

export function dbBeyondTheOperations(adapter: Adapter, withStore: WithStore<DocStore>): void {
  describe(`db on ${adapter.name}: live queries`, () => {
    test('first all there is, then each commit that changes it, before whoever wrote goes on', () =>
      withStore(async (db) => {
        const [one, two] = await db.insertMany('notes', [record({ n: 1 }), record({ n: 2 })])
        const heard: DocsChange[] = []
        const stop = db.watch('notes', record({ n: record({ $gt: 1 }) }), { sort: { n: -1 } }, (change) =>
          heard.push(change)
        )
        await db.count('notes')
        expect(heard).toHaveLength(1)
        expect(heard[0]).toMatchObject({ added: [two], changed: [], removed: [] })
        const three = await db.insert('notes', record({ n: 3 }))
        expect(heard[1]).toMatchObject({ added: [three], changed: [], removed: [] })
        expect(heard[1]!.docs.map(({ n }) => n)).toEqual([3, 2])
        await db.update('notes', one!, record({ seen: true }))
        await db.insert('others', record({ n: 9 }))
        expect(heard).toHaveLength(2)
        await db.update('notes', two!, record({ seen: true }))
        expect(heard[2]).toMatchObject({ added: [], changed: [two], removed: [] })
        await db.update('notes', two!, record({ n: 0 }))
        expect(heard[3]).toMatchObject({ added: [], changed: [], removed: [two] })
        await db.drop('notes')
        expect(heard[4]).toMatchObject({ docs: [], removed: [three] })
        stop()
        await db.insert('notes', record({ n: 5 }))
        expect(heard).toHaveLength(5)
      }))

    test('what one commit does twice is heard once', () =>
      withStore(async (db) => {
        const heard: DocsChange[] = []
        db.watch('notes', undefined, undefined, (change) => heard.push(change))
        await db.count('notes')
        const [id, , kept] = await Promise.all([
          db.insert('notes', record({ n: 1 })),
          db.insertMany('notes', []),
          db.insert('notes', record({ n: 2 }))
        ])
        expect(heard.slice(1)).toHaveLength(1)
        expect(heard[1]!.added).toEqual([id, kept])
      }))

    test('what is no query is told once', () =>
      withStore(async (db) => {
        const failed = vi.fn()
        db.watch('notes', record({ $nothing: 1 }), undefined, () => {}, failed)
        await db.count('notes')
        await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1))
        expect(failed.mock.calls[0]![0]).toMatchObject({ code: 'db-query' })
      }))
  })

  describe(`db on ${adapter.name}: the fast mode, and what is told`, () => {
    test('answers as the other does, in the same order', () =>
      withStore(async (db, storage) => {
        const fast = storage.db(named('store'), { fast: true })
        const ids: string[] = []
        for (let n = 0; n < 50; n++) ids.push(await fast.insert('notes', record({ n })))
        expect(await fast.delete('notes', ids[0]!)).toBe(true)
        expect(await fast.update('notes', ids[1]!, record({ n: 100 }))).toBe(true)
        expect(await fast.count('notes', record({ n: 100 }))).toBe(1)
        await fast.flush()
        expect((await db.find('notes')).map(({ _id }) => _id)).toEqual(ids.slice(1))
      }))

    test('onCommit names the collections that changed', () =>
      withStore(async (db, storage) => {
        const listener = vi.fn()
        const stop = storage.onCommit(listener)
        await db.find('notes')
        await db.insert('notes', record({}))
        stop()
        await db.insert('notes', record({}))
        expect(listener.mock.calls).toEqual([[[{ kind: 'db', scope: named('store'), collection: 'notes' }]]])
      }))

    test('fields that were seen, the most frequent first, with those inside', () =>
      withStore(async (db, storage) => {
        await db.insertMany('notes', [
          record({ title: 'x', place: record({ city: 'Graz' }) }),
          record({ title: 'y', tags: ['a'] }),
          record({ title: 'z', tags: [] })
        ])
        const fields = await storage.fields(named('store'), 'notes')
        expect(fields[0]).toBe('title')
        expect(fields).toEqual(expect.arrayContaining(['tags', 'place', 'place.city']))
        expect(await storage.fields(named('store'), 'none')).toEqual([])
      }))
  })

  describe(`db on ${adapter.name}: everything at once`, () => {
    test('export gives each document once, and import brings them back as they were, in their order', () =>
      withStore(async (db, storage) => {
        await db.insertMany(
          'notes',
          Array.from({ length: 130 }, (_, n) => record({ n }))
        )
        await storage.db(['node', ['p'], 'box']).insert('notes', record({ bytes: new Uint8Array([1]) }))
        await storage.kv(named('store')).set('a', 1)
        const entries = await allEntries(storage)
        expect(entries).toHaveLength(132)
        expect(await allEntries(storage)).toEqual(entries)
        const found = await db.find('notes')
        await db.drop('notes')
        await storage.db(['node', ['p'], 'box']).drop('notes')
        await storage.kv(named('store')).clear()
        expect(await storage.hasData()).toBe(false)
        await storage.write(entries)
        expect(await allEntries(storage)).toEqual(entries)
        expect(await db.find('notes')).toEqual(found)
        expect(await db.count('notes', record({ n: 77 }))).toBe(1)
      }))

    test('an import with one bad entry changes nothing', () =>
      withStore(async (db, storage) => {
        const id = await db.insert('notes', record({ n: 1 }))
        const before = await allEntries(storage)
        const doc = { _id: id, _created: 5, _updated: 5 }
        const entry = (more: object): StoredEntry => ({
          kind: 'doc',
          scope: named('store'),
          collection: 'notes',
          doc: { ...doc, ...more }
        })
        expect(await codeOf(storage.write([entry({ n: 2 }), entry({ _id: 'b', f: () => 1 })]))).toBe(
          'storage-value'
        )
        expect(await allEntries(storage)).toEqual(before)
      }))

    test('stores and their bytes; documents are removed together', () =>
      withStore(
        async (db, storage) => {
          const ids = await db.insertMany('notes', [
            record({ bytes: new Uint8Array(50_000) }),
            record({ n: 1 }),
            record({ n: 2 })
          ])
          await db.insert('others', record({ n: 1 }))
          const stores = await storage.stores()
          expect(stores.map(({ kind, collection, count }) => [kind, collection, count])).toEqual([
            ['db', 'notes', 3],
            ['db', 'others', 1]
          ])
          expect(stores[0]!.bytes).toBeGreaterThan(50_000)
          expect(stores[0]!.bytes).toBeLessThan(53_000)
          const sum = stores.reduce((bytes, store) => bytes + store.bytes, 0)
          expect(await storage.usage()).toEqual({ bytes: sum, limit: 1_000_000 })
          const notes = { kind: 'doc', scope: named('store'), collection: 'notes' } as const
          await storage.remove([
            { ...notes, id: ids[0]! },
            { ...notes, id: ids[2]! },
            { ...notes, id: 'nobody' }
          ])
          expect((await db.find('notes')).map(({ _id }) => _id)).toEqual([ids[1]])
          expect((await storage.usage()).bytes).toBeLessThan(2_000)
        },
        { value: 100_000, total: 1_000_000 }
      ))
  })

  describe(`db on ${adapter.name}: closing`, () => {
    test('what was asked before close is done, what comes after is refused', async () => {
      const storage = await adapter.open()
      const db = storage.db(named('store'))
      const asked = db.insert('notes', record({}))
      await storage.close()
      await asked
      expect(await codeOf(db.insert('notes', record({})))).toBe('storage-closed')
      expect(await codeOf(db.find('notes'))).toBe('storage-closed')
    })

    const { reopen } = adapter
    if (reopen)
      test('what was kept is there after reopening, in its order, and counts toward the limits', async () => {
        const limits = { value: 100_000, total: 150_000 }
        const before = await adapter.open(limits)
        const ids = await before
          .db(named('store'))
          .insertMany('notes', [
            record({ at: new Date(5), bytes: new Uint8Array(90_000) }),
            record({ n: 1 }),
            record({ n: 2 })
          ])
        await before.db(named('store')).delete('notes', ids[1]!)
        await before.close()
        const after = await reopen()
        const db = after.db(named('store'))
        expect((await db.find('notes')).map(({ _id }) => _id)).toEqual([ids[0], ids[2]])
        expect((await db.findOne('notes', ids[0]!))!.at).toEqual(new Date(5))
        expect(await db.count('notes', record({ n: 2 }))).toBe(1)
        expect(await codeOf(db.insert('notes', record({ bytes: new Uint8Array(90_000) })))).toBe(
          'storage-full'
        )
        await after.close()
      })
  })
}
