// A collection against a plain array of documents, which is looked through for every question.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Doc, FindOptions, Query } from '../../runtime/ports.ts'
import type { MessageRecord, Value } from '../../runtime/message.ts'
import { compileFind, compileQuery } from '../query/query.ts'
import {
  nothings,
  numbers,
  queries,
  recordOf,
  strangeScalars,
  texts,
  world
} from '../query/testing/documents.ts'
import { Collection } from './collection.ts'
import { makeDoc, mergeDoc } from './collection-doc.ts'
import type { Change } from './collection-entry.ts'

const any = world(fc.oneof(numbers, texts, nothings, strangeScalars), true)
const asked = queries(any, (values) =>
  fc.oneof(
    values,
    fc.array(values, { maxLength: 4 }).map((list) => recordOf([['$in', list]])),
    fc.tuple(values, values).map(([low, not]) =>
      recordOf([
        ['$gte', low],
        ['$ne', not]
      ])
    )
  )
)
const ids = fc.nat(30).map((n) => `id ${n}`)
type Step =
  | { do: 'put'; id: string; fields: MessageRecord; created: number }
  | { do: 'merge'; id: string; fields: MessageRecord; created: number }
  | { do: 'delete'; id: string }
  | { do: 'ask'; query: MessageRecord; options: FindOptions }
  | { do: 'undo' }
  | { do: 'clear' }

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('put' as const), id: ids, fields: any.docs, created: fc.nat(5) })
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('merge' as const), id: ids, fields: any.docs, created: fc.nat(5) })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), id: ids }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      query: asked,
      options: fc.record(
        {
          sort: fc.constantFrom({ a: 1 }, { b: -1, a: 1 }, { 'a.b': -1 }, {}),
          limit: fc.nat(6),
          skip: fc.nat(4)
        },
        { requiredKeys: [] }
      )
    })
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ do: 'undo' }, { do: 'undo' }, { do: 'undo' }, { do: 'clear' })
  }
)

/** The plain array: in the order in which documents came, sorted by when they were made. */
class Model {
  rows: { doc: Doc; came: number }[] = []
  came = 0
  put(doc: Doc): void {
    const old = this.rows.find((row) => row.doc._id === doc._id)
    this.rows = [...this.rows.filter((row) => row !== old), { doc, came: old?.came ?? this.came++ }]
    this.rows.sort((a, b) => a.doc._created - b.doc._created || a.came - b.came)
  }
  find(query: Query, options: FindOptions): Doc[] {
    const { matches, order, skip, limit } = compileFind(query, options)
    const docs = this.rows.map(({ doc }) => doc).filter(matches)
    if (order) docs.sort((a, b) => order.compare(order.key(a), order.key(b)))
    return docs.slice(skip, skip + limit)
  }
}

/** Runs the steps on both; documents enough at the start for indexes to be worth it. */
function run(list: readonly Step[], many: boolean): void {
  const collection = new Collection()
  const model = new Model()
  const undo: { changes: Change[]; rows: Model['rows'] }[] = []
  const put = (id: string, fields: MessageRecord, created: number) => {
    const made = makeDoc(fields, { _id: id, _created: created, _updated: 0 })
    undo.push({ rows: model.rows, changes: [collection.put(made)] })
    model.put(made.doc)
  }
  if (many) for (let i = 0; i < 80; i++) put(`more ${i}`, recordOf([['a', i % 7]]), 3)

  for (const step of list) {
    if (step.do === 'put') put(step.id, step.fields, step.created)
    else if (step.do === 'merge') {
      const before = collection.get(step.id)
      if (!before) continue
      const made = mergeDoc(before.doc, step.fields, 7)
      undo.push({ rows: model.rows, changes: [collection.put(made)] })
      model.put(made.doc)
    } else if (step.do === 'delete') {
      const change = collection.delete(step.id)
      expect(change !== null).toBe(model.rows.some(({ doc }) => doc._id === step.id))
      if (change) undo.push({ rows: model.rows, changes: [change] })
      model.rows = model.rows.filter(({ doc }) => doc._id !== step.id)
    } else if (step.do === 'clear') {
      undo.push({ rows: model.rows, changes: collection.clear() })
      model.rows = []
    } else if (step.do === 'undo') {
      const last = undo.pop()
      if (!last) continue
      for (const change of last.changes.reverse()) collection.undo(change)
      model.rows = last.rows
    } else {
      const found = collection.find(compileFind(step.query, step.options))
      expect(found.map(({ _id }) => _id)).toEqual(model.find(step.query, step.options).map(({ _id }) => _id))
      expect(collection.count(compileQuery(step.query))).toBe(model.find(step.query, {}).length)
    }
    expect(collection.size).toBe(model.rows.length)
  }
  expect([...collection.entries()].map(({ doc }) => doc)).toEqual(model.rows.map(({ doc }) => doc))
  expect(collection.bytes).toBe([...collection.entries()].reduce((sum, { bytes }) => sum + bytes, 0))
}

describe('as a plain array', () => {
  const longRuns = fc.array(steps, { maxLength: 60, size: 'max' })
  test('few documents', () =>
    fc.assert(
      fc.property(longRuns, (list) => run(list, false)),
      { numRuns: 60 }
    ))
  test('documents enough for indexes', () =>
    fc.assert(
      fc.property(longRuns, (list) => run(list, true)),
      { numRuns: 60 }
    ))
})

describe('isolation', () => {
  test('what goes in and what comes out are copies', () => {
    const collection = new Collection()
    const fields = { tags: ['a'], at: new Date(5) }
    collection.put(makeDoc(fields, { _id: '1', _created: 1, _updated: 1 }))
    fields.tags.push('b')
    fields.at.setTime(6)
    const [out] = collection.find(compileFind()) as unknown as (typeof fields)[]
    out!.tags.push('c')
    out!.at.setTime(7)
    const [again] = collection.find(compileFind())
    expect({ ...again }).toEqual({ _id: '1', _created: 1, _updated: 1, tags: ['a'], at: new Date(5) })
    expect(Object.getPrototypeOf(again)).toBeNull()
  })

  test('the names of the store are the store’s; merged fields that are undefined go away', () => {
    const own = { _id: 'x', _created: 1, _updated: 1 }
    const { doc } = makeDoc({ _id: 'mine', _created: 'never', a: 1, b: 2 }, own)
    expect({ ...doc }).toEqual({ ...own, a: 1, b: 2 })
    const merged = mergeDoc(doc, { _id: 'other', a: undefined, c: null } as Record<string, Value>, 9).doc
    expect({ ...merged }).toEqual({ ...own, _updated: 9, b: 2, c: null })
  })
})
