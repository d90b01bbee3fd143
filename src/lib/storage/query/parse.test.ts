// What is no query: a code, a sentence that names the part, an advice. And what a query may be, however strange.
import { describe, expect, test } from 'vitest'
import type { MessageRecord } from '../../runtime/message.ts'
import type { FindOptions, Query } from '../../runtime/ports.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { compileFind, compileQuery } from './query.ts'

function refusal(query: unknown, options?: unknown): string {
  try {
    compileFind(query as Query, options as FindOptions)
  } catch (error) {
    if (!(error instanceof LoadbangError)) throw error
    expect(error.code).toBe('db-query')
    expect(error.advice).not.toBe('')
    return error.message
  }
  return 'accepted'
}

const nestedIn = (levels: number): unknown => {
  let query: unknown = { a: 1 }
  for (let i = 0; i < levels; i++) query = { $not: query }
  return query
}

describe('refused', () => {
  test.each<[unknown, string]>([
    ['author', 'A query must be a record, and this is the text "author".'],
    [[{ a: 1 }], 'A query must be a record, and this is a list.'],
    [5, 'A query must be a record, and this is the number 5.'],
    [new Date(), 'A query must be a record, and this is something else.'],
    [{ $where: 'x' }, 'A query knows no operator "$where".'],
    [{ a: { $regex: 'x' } }, 'A query knows no operator "$regex".'],
    [{ a: { $or: [] } }, '$or cannot stand behind a field, because it joins whole queries.'],
    [{ $gt: 5 }, '$gt stands without a field to look at.'],
    [{ $not: { $gt: 5 } }, '$gt stands without a field to look at.'],
    [{ a: { $gt: 1, b: 2 } }, 'What is asked of "a" mixes operators with plain fields.'],
    [{ a: { $in: 5 } }, '$in needs a list of values, and this is the number 5.'],
    [{ a: { $nin: null } }, '$nin needs a list of values, and this is null.'],
    [{ $or: [] }, '$or needs a list with at least one query.'],
    [{ $and: { a: 1 } }, '$and needs a list with at least one query.'],
    [{ $nor: [5] }, 'A query must be a record, and this is the number 5.'],
    [{ a: { $exists: 'yes' } }, '$exists needs true or false, and this is the text "yes".'],
    [{ a: { $not: { $near: 1 } } }, 'A query knows no operator "$near".'],
    [nestedIn(60), 'A query can have at most 50 levels.'],
    [{ [Array(60).fill('a').join('.')]: 1 }, 'A query can have paths of at most 50 fields.'],
    [{ a: { $in: Array(200_000).fill(1) } }, 'A query can have at most 100000 parts.']
  ])('%j', (query, sentence) => expect(refusal(query)).toBe(sentence))

  test.each<[unknown, string]>([
    [{ sort: 'year' }, 'A sort order must be a record, and this is the text "year".'],
    [{ sort: { year: 'up' } }, 'The sort direction of "year" is neither 1 nor -1.'],
    [{ limit: -1 }, 'limit must be a whole number from 0, and this is the number -1.'],
    [{ limit: '5' }, 'limit must be a whole number from 0, and this is the text "5".'],
    [{ skip: 1.5 }, 'skip must be a whole number from 0, and this is the number 1.5.'],
    [{ skip: NaN }, 'skip must be a whole number from 0, and this is the number NaN.']
  ])('options %j', (options, sentence) => expect(refusal({}, options)).toBe(sentence))

  test('a query that contains itself', () => {
    const query: Record<string, unknown> = {}
    query.$or = [query]
    expect(refusal(query)).toBe('A query can have at most 50 levels.')
    const value: Record<string, unknown> = {}
    value.a = value
    expect(() => compileQuery({ b: value } as Query)).toThrow(LoadbangError)
  })
})

test('nothing asks for everything', () => {
  for (const query of [undefined, null, {}]) expect(compileQuery(query).everything).toBe(true)
  expect(compileFind(null, { limit: null as unknown as number })).toMatchObject({
    limit: Infinity,
    skip: 0,
    order: null
  })
})

test('names from the language are names like any other', () => {
  const doc = JSON.parse('{"__proto__": 1, "constructor": 2}') as MessageRecord
  Object.setPrototypeOf(doc, null)
  expect(compileQuery(JSON.parse('{"__proto__": 1}') as Query).matches(doc)).toBe(true)
  expect(compileQuery({ constructor: 2 } as unknown as Query).matches(doc)).toBe(true)
  expect(compileQuery({ 'constructor.name': { $exists: true } }).matches(doc)).toBe(false)
  expect(compileQuery({ toString: { $exists: true } } as unknown as Query).matches(doc)).toBe(false)
})

test('a query is taken as it is: its writer may change theirs', () => {
  const list = [1]
  const query = compileQuery({ a: { $in: list } })
  list[0] = 2
  const doc = Object.assign(Object.create(null) as MessageRecord, { a: 1 })
  expect(query.matches(doc)).toBe(true)
})

test('what an index could tell', () => {
  const told = (query: object) => {
    const { conditions, complete } = compileQuery(query as Query)
    return [complete, ...conditions.map(({ path, ...rest }) => [path.text, ...Object.values(rest)])]
  }
  const day = new Date(5)
  expect(told({ a: 1 })).toEqual([true, ['a', [1]]])
  expect(told({ 'a.b': { $in: ['x', null, day] } })).toEqual([true, ['a.b', ['x', null, day]]])
  expect(told({ a: 1, $and: [{ b: { $gt: 5, $lte: 9 } }, { $or: [{ c: 1 }, { d: 1 }] }] })).toEqual([
    false,
    ['a', [1]],
    ['b', 'gt', 5],
    ['b', 'lte', 9]
  ])
  expect(told({ a: [1], b: { $in: [1, []] }, c: { $ne: 1 } })).toEqual([false])
  expect(told({ a: undefined })).toEqual([true, ['a', [null]]])
})
