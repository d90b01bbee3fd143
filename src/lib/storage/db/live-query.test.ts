// Live queries against asking again after every commit.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Doc, DocsChange, FindOptions } from '../../runtime/ports.ts'
import type { MessageRecord } from '../../runtime/message.ts'
import { compileFind } from '../query/query.ts'
import { numbers, queries, recordOf, strangeScalars, texts, world } from '../query/testing/documents.ts'
import { Collection } from './collection.ts'
import { makeDoc } from './collection-doc.ts'
import type { Change } from './collection-entry.ts'
import { LiveQuery } from './live-query.ts'

const any = world(fc.oneof(numbers, texts, strangeScalars), true)
const asked = queries(any, (values) =>
  fc.oneof(
    values,
    values.map((value) => recordOf([['$ne', value]]))
  )
)
const options: fc.Arbitrary<FindOptions> = fc.record(
  { sort: fc.constantFrom({ a: 1 }, { a: -1, b: 1 }, { 'b.a': 1 }), limit: fc.nat(5), skip: fc.nat(3) },
  { requiredKeys: [] }
)
const writes = fc.record({ id: fc.nat(9), fields: fc.option(any.docs), created: fc.nat(4) })
/** Commits of several writes, some of which are taken back. */
const commits = fc.array(
  fc.record({ writes: fc.array(writes, { minLength: 1, maxLength: 4 }), undone: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 25
  }
)

function write(collection: Collection, id: number, fields: MessageRecord | null, created: number): Change[] {
  const _id = `id ${id}`
  if (fields) return [collection.put(makeDoc(fields, { _id, _created: created, _updated: 0 }))]
  const change = collection.delete(_id)
  return change ? [change] : []
}

test('tells what asking again would find, and what differs', () => {
  fc.assert(
    fc.property(fc.array(writes), commits, asked, options, (before, later, query, options) => {
      const collection = new Collection()
      for (const { id, fields, created } of before) write(collection, id, fields, created)
      const find = compileFind(query, options)
      const live = new LiveQuery(find, collection.select(compileFind(query)))
      let told = live.first()
      expect(told.added).toEqual(collection.find(find).map(({ _id }) => _id))

      for (const { writes, undone } of later) {
        const versions = new Map(collection.select(find).map((entry) => [entry.doc._id, entry.doc]))
        const changes = writes.flatMap(({ id, fields, created }) => write(collection, id, fields, created))
        if (undone)
          for (const change of [...changes].reverse()) {
            collection.undo(change)
            changes.push({ id: change.id, before: change.after, after: change.before })
          }
        const now = collection.select(find).map(({ doc }) => doc)
        const news = live.news(changes)
        if (news) check(news, versions, now)
        else expect(now).toEqual([...versions.values()])
        told = news ?? told
        expect(told.docs.map(({ _id }) => _id)).toEqual(now.map(({ _id }) => _id))
      }
    }),
    { numRuns: 300 }
  )
})

/** That news is true and complete: documents by the version that they are. */
function check(
  { docs, added, changed, removed }: DocsChange,
  before: Map<string, Doc>,
  now: readonly Doc[]
): void {
  expect(docs).toEqual(now)
  const ids = new Set(now.map(({ _id }) => _id))
  expect([...added].sort()).toEqual([...ids].filter((id) => !before.has(id)).sort())
  expect([...removed].sort()).toEqual([...before.keys()].filter((id) => !ids.has(id)).sort())
  expect([...changed].sort()).toEqual(
    now
      .filter((doc) => before.has(doc._id) && before.get(doc._id) !== doc)
      .map(({ _id }) => _id)
      .sort()
  )
  expect(added.length + changed.length + removed.length).toBeGreaterThan(0)
}

test('nobody can change what others are shown', () => {
  const collection = new Collection()
  collection.put(makeDoc({ list: [1], deep: { a: 1 } }, { _id: 'plain', _created: 1, _updated: 1 }))
  collection.put(
    makeDoc({ at: new Date(5), bytes: new Uint8Array([1]) }, { _id: 'odd', _created: 2, _updated: 1 })
  )
  const find = compileFind()
  const [one, other] = [1, 2].map(() => new LiveQuery(find, collection.select(find)).first().docs)
  expect(() => (one![0]!.list as number[]).push(2)).toThrow()
  expect(() => ((one![0]!.deep as { a: number }).a = 2)).toThrow()
  ;(one![1]!.at as Date).setTime(6)
  ;(one![1]!.bytes as Uint8Array)[0] = 2
  expect(other![1]!.at).toEqual(new Date(5))
  expect(collection.find(find)[1]!.bytes).toEqual(new Uint8Array([1]))
  // A find is still the asker's own.
  expect((collection.find(find)[0]!.list as number[]).push(2)).toBe(2)
})
