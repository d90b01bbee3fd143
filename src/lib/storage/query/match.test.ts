// What queries mean: sift is the oracle wherever it and MongoDB agree; where they do not, MongoDB's own documentation is.
import fc from 'fast-check'
import sift from 'sift'
import { describe, expect, test } from 'vitest'
import { bang, Command, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { Query } from '../../runtime/ports.ts'
import { compileQuery } from './query.ts'
import { copyValue } from './copy.ts'
import {
  byName,
  byNumber,
  nothings,
  numbers,
  ordinary,
  queries,
  recordOf,
  strangeScalars,
  texts,
  world
} from './testing/documents.ts'

const matches = (query: object, doc: object): boolean =>
  compileQuery(query as Query).matches(copyValue(doc as MessageRecord) as MessageRecord)
const siftSays = (query: MessageRecord, doc: MessageRecord): boolean =>
  sift(ordinary(query) as object)(ordinary(doc))

const one = (name: string, values: fc.Arbitrary<Value>) => values.map((value) => recordOf([[name, value]]))
const scalar = (values: fc.Arbitrary<Value>) => values.filter((value) => typeof value !== 'object')
const lists = (values: fc.Arbitrary<Value>) => fc.array(values, { maxLength: 3 })
/** Of nothing not: for sift any record and list may be at least null, as JavaScript makes numbers of them. */
const ranges = (values: fc.Arbitrary<Value>) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('$gt', '$gte', '$lt', '$lte'),
        scalar(values).filter((value) => value !== undefined && value !== null)
      ),
      { minLength: 1, maxLength: 2 }
    )
    .map(recordOf)
const positive = (values: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof(
    values,
    one('$eq', values),
    one('$in', lists(values)),
    ranges(values),
    one('$exists', fc.constant(true))
  )

/** Runs a property and demands that documents were found and were not, both often. */
function often(name: string, pairs: fc.Arbitrary<[MessageRecord, MessageRecord]>, same = siftSays): void {
  test(name, () => {
    let hits = 0
    let all = 0
    fc.assert(
      fc.property(pairs, ([query, doc]) => {
        const found = matches(query, doc)
        all++
        if (found) hits++
        return found === same(query, doc)
      }),
      { numRuns: 2000 }
    )
    expect(hits / all).toBeGreaterThan(0.1)
    expect(hits / all).toBeLessThan(0.9)
  })
}

// sift takes a text for a list of letters: "xy" has "x" at 0. So where there are texts, paths have no numbers.
const named = { scalars: fc.oneof(numbers, texts), paths: byName }
const numbered = { scalars: numbers, paths: byNumber }

describe.each([
  ['by name', named],
  ['by number', numbered]
])('as sift, paths %s', (_, { scalars, paths }) => {
  // Nothing (null) stays out of lists of values here: sift tests the list itself for a field that its elements have.
  const withLists = world(scalars, true, paths)
  often('what finds a value, through lists', fc.tuple(queries(withLists, positive), withLists.docs))

  // Queries have nothing for a value, or no nothing in it: for sift {a: null} equals {b: 1}, as both have one field and no a.
  const asked = world(scalars, true, paths)
  const orNothing = (values: fc.Arbitrary<Value>) => fc.oneof({ weight: 3, arbitrary: values }, nothings)
  const empty = world(orNothing(scalars), true, paths)
  often('nothing, through lists', fc.tuple(queries(asked, orNothing), empty.docs))

  // With lists sift's $nin stops at the first element, and its $exists false finds where one element lacks the field.
  const flat = world(orNothing(scalars), false, paths)
  const all = (values: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
    fc.oneof(
      positive(values),
      one('$exists', fc.boolean()),
      one('$ne', values),
      one('$nin', lists(values)),
      // Behind $not, sift takes a record for a query.
      one('$not', fc.oneof(scalar(values), one('$in', lists(values)), ranges(values)))
    )
  const whole = world(scalars, false, paths)
  often(
    'every operator, without lists',
    fc.tuple(
      queries(whole, (values) => all(orNothing(values))),
      flat.docs
    )
  )
})

describe('where sift is not followed', () => {
  const strange = world(fc.oneof(numbers, texts, nothings, strangeScalars), true)
  const negations: [string, string][] = [
    ['$ne', '$eq'],
    ['$nin', '$in']
  ]
  for (const [negative, positive] of negations) {
    test(`${negative} finds what ${positive} does not`, () => {
      const operand = negative === '$ne' ? strange.values : lists(strange.values)
      fc.assert(
        fc.property(strange.paths, operand, strange.docs, (path, value, doc) => {
          const ask = (name: string) => matches({ [path]: recordOf([[name, value]]) }, doc)
          return (
            ask(negative) === !ask(positive) &&
            ask(negative) === matches({ [path]: { $not: { [positive]: value } } }, doc)
          )
        })
      )
    })
  }

  test('$exists false finds what $exists true does not', () => {
    fc.assert(
      fc.property(strange.paths, strange.docs, (path, doc) => {
        const ask = ($exists: boolean) => matches({ [path]: { $exists } }, doc)
        return ask(false) === !ask(true)
      })
    )
  })

  test('a copy of any value is equal to it, and in a list with it', () => {
    fc.assert(
      fc.property(strange.values, (value) => {
        const doc = { a: copyValue(value) }
        return (
          matches({ a: { $eq: value } }, doc) &&
          matches({ a: { $in: [7, value] } }, doc) &&
          matches({ a: { $eq: value } }, { a: [7, doc.a] })
        )
      })
    )
  })

  test.each<[string, object, object, boolean]>([
    ['NaN equals NaN', { a: NaN }, { a: NaN }, true],
    ['NaN is at least NaN', { a: { $gte: NaN } }, { a: NaN }, true],
    ['NaN is below nothing', { a: { $lt: 5 } }, { a: NaN }, false],
    ['a date equals its like', { a: new Date(5) }, { a: new Date(5) }, true],
    ['a date in a record equals its like', { a: { b: new Date(5) } }, { a: { b: new Date(5) } }, true],
    ['a date is no number', { a: 5 }, { a: new Date(5) }, false],
    ['dates are compared with dates', { a: { $gt: new Date(5) } }, { a: new Date(6) }, true],
    ['dates are not compared with numbers', { a: { $gt: 5 } }, { a: new Date(6) }, false],
    ['a date that is none is before nothing', { a: { $lt: new Date(5) } }, { a: new Date(NaN) }, false],
    ['texts are not compared with numbers', { a: { $gt: 5 } }, { a: '6' }, false],
    ['nothing is at least nothing', { a: { $gte: null } }, {}, true],
    ['nothing is not above nothing', { a: { $gt: null } }, {}, false],
    ['a record is not at least nothing', { a: { $gte: null } }, { a: {} }, false],
    ['lists are compared with lists', { a: { $gt: [1, 2] } }, { a: [1, 3] }, true],
    ['bytes equal bytes', { a: new Uint8Array([1, 2]) }, { a: new Uint8Array([1, 2]).buffer }, true],
    ['other bytes do not', { a: new Uint8Array([1, 2]) }, { a: new Uint8Array([1, 3]) }, false],
    ['bang equals bang', { a: bang }, { a: bang }, true],
    ['bang is no record', { a: { kind: 'bang' } }, { a: bang }, false],
    ['commands equal by content', { a: new Command('x', [1]) }, { a: new Command('x', [1]) }, true],
    ['not null, and all elements have it', { 'a.b': { $ne: null } }, { a: [{ b: 1 }, { b: 2 }] }, true],
    ['no element has it', { 'a.b': { $nin: [2] } }, { a: [{ b: 1 }, { b: 2 }] }, false],
    ['an element has it', { 'a.b': { $exists: false } }, { a: [{ b: 1 }, { c: 1 }] }, false],
    ['$not of a value', { a: { $not: { b: 1 } } }, { a: { b: 2 } }, true],
    ['a path does not enter texts', { 'a.length': 3 }, { a: 'abc' }, false],
    ['nor lists', { 'a.length': 2 }, { a: [1, 2] }, false]
  ])('%s', (_, query, doc, found) => expect(matches(query, doc)).toBe(found))
})

describe('$contains', () => {
  test.each<[object, object, boolean]>([
    [{ a: { $contains: 'ell' } }, { a: 'hello' }, true],
    [{ a: { $contains: 'ELL' } }, { a: 'hello' }, false],
    [{ a: { $contains: '' } }, { a: '' }, true],
    [{ a: { $contains: 5 } }, { a: 'a5' }, false],
    [{ a: { $contains: 'ell' } }, { a: ['hello'] }, false],
    [{ a: { $contains: 'hello' } }, { a: ['hello'] }, true],
    [{ a: { $contains: { b: 1 } } }, { a: [{ b: 1 }] }, true],
    [{ a: { $contains: null } }, { a: [undefined] }, true],
    [{ a: { $contains: 'x' } }, {}, false],
    [{ 'a.b': { $contains: 'ell' } }, { a: [{ b: 'no' }, { b: 'hello' }] }, true],
    [{ a: { $not: { $contains: 'ell' } } }, { a: 'hello' }, false]
  ])('%j in %j: %s', (query, doc, found) => expect(matches(query, doc)).toBe(found))
})
