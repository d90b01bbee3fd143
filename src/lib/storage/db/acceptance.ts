// What every adapter of the storage port must do with documents. Each adapter's own test runs this suite; it names no adapter.
// What queries mean is tested beside sift (storage/query); here it is what is stored, by whom it is seen, and what is refused.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import { bang, Command, record, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { Doc, Scope } from '../../runtime/ports.ts'
import { codeOf, named, withStoreOf, type Adapter } from '../testing/accept.ts'
import { dbBeyondTheOperations } from './acceptance-more.ts'
import { dbPlaces } from './acceptance-places.ts'

/** Without what the store gives. */
const fields = ({ _id, _created, _updated, ...own }: Doc): Record<string, Value> => own

export function dbAcceptance(adapter: Adapter): void {
  const withStore = withStoreOf(adapter, (storage, scope) => storage.db(scope))

  describe(`db on ${adapter.name}: the operations`, () => {
    test('an insert gives the id of a document with times, in a collection that it makes', () =>
      withStore(async (db) => {
        expect(await db.collections()).toEqual([])
        const before = Date.now()
        const id = await db.insert('notes', record({ title: 'x' }))
        const after = Date.now()
        expect(id).toMatch(/^[\w-]{21}$/)
        const doc = (await db.findOne('notes', id))!
        expect(doc).toEqual(record({ title: 'x', _id: id, _created: doc._created, _updated: doc._created }))
        expect(doc._created).toBeGreaterThanOrEqual(before)
        expect(doc._created).toBeLessThanOrEqual(after)
        expect(await db.collections()).toEqual(['notes'])
        expect(await db.findOne('notes', 'nobody')).toBeNull()
        expect(await db.findOne('others', id)).toBeNull()
      }))

    test('what a document brings under the names of the store is not taken', () =>
      withStore(async (db) => {
        const own = { _id: 'mine', _created: 1, _updated: 1 }
        const id = await db.insert('notes', record({ ...own, n: 1 }))
        expect(id).not.toBe('mine')
        await db.update('notes', id, record({ ...own, n: 2 }))
        await db.replace('notes', id, record({ ...own, m: 3 }))
        const [doc, ...more] = await db.find('notes')
        expect(more).toEqual([])
        expect(doc!._id).toBe(id)
        expect(doc!._created).toBeGreaterThan(1)
        expect(fields(doc!)).toEqual({ m: 3 })
      }))

    test('update merges, and takes away what is undefined; replace leaves nothing of before', () =>
      withStore(async (db) => {
        const id = await db.insert('notes', record({ a: 1, b: 2, c: record({ d: 1 }) }))
        expect(await db.update('notes', id, record({ b: undefined, c: record({ e: 1 }), f: 4 }))).toBe(true)
        expect(fields((await db.findOne('notes', id))!)).toEqual({ a: 1, c: record({ e: 1 }), f: 4 })
        expect(await db.replace('notes', id, record({ g: 5 }))).toBe(true)
        const doc = (await db.findOne('notes', id))!
        expect(fields(doc)).toEqual({ g: 5 })
        expect(doc._updated).toBeGreaterThanOrEqual(doc._created)
        expect(await db.update('notes', 'nobody', record({ a: 1 }))).toBe(false)
        expect(await db.replace('none', id, record({ a: 1 }))).toBe(false)
        expect(await db.count('notes')).toBe(1)
        expect(await db.collections()).toEqual(['notes'])
      }))

    test('delete says whether there was something; drop takes all of one collection', () =>
      withStore(async (db) => {
        const ids = await db.insertMany('notes', [record({ n: 1 }), record({ n: 2 }), record({ n: 3 })])
        await db.insert('others', record({}))
        expect(new Set(ids).size).toBe(3)
        expect(await db.delete('notes', ids[1]!)).toBe(true)
        expect(await db.delete('notes', ids[1]!)).toBe(false)
        expect((await db.find('notes')).map(({ n }) => n)).toEqual([1, 3])
        await db.drop('notes')
        await db.drop('none')
        expect(await db.find('notes')).toEqual([])
        expect(await db.count('notes')).toBe(0)
        expect(await db.collections()).toEqual(['others'])
      }))

    test('without a wish for another order, documents come as they were inserted', () =>
      withStore(async (db) => {
        const wanted = Array.from({ length: 250 }, (_, n) => n)
        for (let n = 0; n < 100; n++) void db.insert('notes', record({ n }))
        await db.insertMany(
          'notes',
          wanted.slice(100).map((n) => record({ n }))
        )
        const all = await db.find('notes')
        expect(all.map(({ n }) => n)).toEqual(wanted)
        await db.update('notes', all[7]!._id, record({ seen: true }))
        await db.replace('notes', all[9]!._id, record({ n: 9 }))
        expect((await db.find('notes')).map(({ n }) => n)).toEqual(wanted)
        const page = await db.find('notes', record({ n: record({ $lt: 200 }) }), {
          sort: { n: -1 },
          skip: 10,
          limit: 3
        })
        expect(page.map(({ n }) => n)).toEqual([189, 188, 187])
        expect(await db.count('notes', record({ n: record({ $gte: 200 }) }))).toBe(50)
      }))
  })

  describe(`db on ${adapter.name}: places that never meet`, () => {
    test('stores, boxes, instances, and collections with separators in their names', () =>
      withStore(async (_, storage) => {
        const scopes: Scope[] = [
          named('a'),
          named('a:b'),
          named('node'),
          ['node', [], 'a'],
          ['node', ['a'], 'b'],
          ['node', ['a', 'b'], 'c'],
          ['node', [], 'a:b']
        ]
        const names = ['c', 'b:c', 'ø', ' c', '__proto__', 'constructor']
        const marks = scopes.flatMap((scope) => names.map((name) => [scope, name] as const))
        await Promise.all(
          marks.map(([scope, name], mark) => storage.db(scope).insert(name, record({ mark })))
        )
        for (const [mark, [scope, name]] of marks.entries())
          expect((await storage.db(scope).find(name)).map((doc) => doc.mark)).toEqual([mark])
        expect(await storage.storeNames('db')).toEqual(['a', 'a:b', 'node'])
        expect(await storage.storeNames('kv')).toEqual([])
        expect(await storage.db(named('a')).collections()).toEqual([...names].sort())
      }))

    test('two handles on one name are one store; its kv of the same name is another', () =>
      withStore(async (db, storage) => {
        const id = await storage.db(named('store')).insert('notes', record({ n: 1 }))
        await storage.kv(named('store')).set('notes', 5)
        expect(await db.findOne('notes', id)).toMatchObject({ n: 1 })
        await db.drop('notes')
        expect((await storage.kv(named('store')).get('notes')).value).toBe(5)
      }))
  })

  describe(`db on ${adapter.name}: values`, () => {
    test('any value comes back as it was', () =>
      withStore(async (db) => {
        await fc.assert(
          fc.asyncProperty(values, async (value) => {
            const id = await db.insert('any', record({ value: value === undefined ? null : value }))
            expect(alike((await db.findOne('any', id))!.value, value === undefined ? null : value)).toBe(true)
          }),
          { numRuns: 50 }
        )
      }))

    test('bang, commands, dates, Blobs and binaries keep their class', () =>
      withStore(async (db) => {
        const blob = new Blob(['text'], { type: 'text/plain' })
        const doc = {
          bang,
          command: new Command('set', [1]),
          date: new Date(5),
          bytes: new Uint8Array([1]),
          blob
        }
        const id = await db.insert('any', record(doc))
        await db.update('any', id, record({ more: blob }))
        const found = (await db.findOne('any', id))!
        expect(found.bang).toBe(bang)
        expect(found.command).toEqual(doc.command)
        expect(found.command).toBeInstanceOf(Command)
        expect(found.date).toEqual(doc.date)
        expect(found.bytes).toEqual(doc.bytes)
        for (const kept of [found.blob, found.more] as Blob[]) {
          expect(kept.type).toBe('text/plain')
          expect(await kept.text()).toBe('text')
        }
      }))

    test('a copy is kept: later changes, on both sides, do not reach it', () =>
      withStore(async (db) => {
        const list: Value[] = [1, 2]
        const fieldsIn = record({ list, bytes: new Uint8Array([1]) })
        const inserting = db.insert('notes', fieldsIn)
        list.push(3)
        ;(fieldsIn.bytes as Uint8Array)[0] = 9
        const id = await inserting
        for (let i = 0; i < 2; i++) {
          const [doc] = await db.find('notes', record({ list: 2 }))
          expect(doc).toMatchObject({ list: [1, 2], bytes: new Uint8Array([1]) })
          ;(doc!.list as Value[]).push('mine')
          ;(doc!.bytes as Uint8Array)[0] = 7
          const one = (await db.findOne('notes', id))!
          expect(one.list).toEqual([1, 2])
          ;(one.list as Value[]).pop()
        }
      }))
  })

  describe(`db on ${adapter.name}: order and refusals`, () => {
    test('calls that nobody awaits happen in the order of asking', () =>
      withStore(async (db) => {
        const asked = [
          db.insert('notes', record({ n: 1 })),
          db.count('notes'),
          db.insertMany('notes', [record({ n: 2 }), record({ n: 3 })]),
          db.find('notes', record({ n: record({ $gt: 1 }) })),
          db.drop('notes'),
          db.collections(),
          db.insert('notes', record({ n: 4 })),
          db.find('notes')
        ] as const
        const found = await Promise.all(asked)
        expect(found[1]).toBe(1)
        expect(found[3].map(({ n }) => n)).toEqual([2, 3])
        expect(found[5]).toEqual([])
        expect(found[7].map(({ n }) => n)).toEqual([4])
      }))

    test('one bad document of many, and none is there', () =>
      withStore(async (db) => {
        const bad = record({ f: (() => 1) as unknown as Value })
        expect(await codeOf(db.insertMany('notes', [record({ n: 1 }), bad]))).toBe('storage-value')
        expect(await db.collections()).toEqual([])
        expect(await db.insertMany('notes', [])).toEqual([])
      }))

    test('what is no document, no name, no id or no query is refused by name, and costs its neighbours nothing', () =>
      withStore(async (db) => {
        const no = (value: unknown) => value as MessageRecord
        const [id, ...codes] = await Promise.all([
          db.insert('notes', record({ n: 1 })),
          ...[
            db.insert('notes', no('text')),
            db.insert('notes', no(null)),
            db.insert('notes', no([1])),
            db.insert('', record({})),
            db.insert('x'.repeat(201), record({})),
            db.findOne('notes', no(5) as unknown as string),
            db.update('notes', 'id', no('text')),
            db.find('notes', record({ a: record({ $where: 'x' }) })),
            db.count('notes', no('text')),
            db.find('notes', record({}), { limit: -1 }),
            db.find('notes', record({}), { sort: { n: 2 } })
          ].map(codeOf)
        ])
        expect(codes).toEqual([
          ...Array.from({ length: 7 }, () => 'storage-value'),
          ...Array.from({ length: 4 }, () => 'db-query')
        ])
        expect(await db.count('notes')).toBe(1)
        expect(await db.update('notes', id, record({ n: 2 }))).toBe(true)
      }))

    test('a document has a limit, and all of them share the one of the patch', () =>
      withStore(
        async (db, storage) => {
          const big = (bytes: number) => record({ bytes: new Uint8Array(bytes) })
          expect(await codeOf(db.insert('notes', big(130_000)))).toBe('storage-value')
          const id = await db.insert('notes', big(60_000))
          expect(await codeOf(db.insert('notes', big(60_000)))).toBe('storage-full')
          expect(await codeOf(storage.kv(named('store')).set('a', new Uint8Array(60_000)))).toBe(
            'storage-full'
          )
          expect(await codeOf(db.update('notes', id, record({ more: new Uint8Array(50_000) })))).toBe(
            'storage-full'
          )
          expect(Object.keys(fields((await db.findOne('notes', id))!))).toEqual(['bytes'])
          await db.replace('notes', id, record({ n: 1 }))
          expect(await codeOf(storage.kv(named('store')).set('a', new Uint8Array(60_000)))).toBe('fulfilled')
        },
        { value: 120_000, total: 100_000 }
      ))
  })

  dbBeyondTheOperations(adapter, withStore)
  dbPlaces(adapter, withStore)
}
