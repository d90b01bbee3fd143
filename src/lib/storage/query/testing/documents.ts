// Random documents and queries that meet often: few field names, few values, and paths that lead through lists and records.
import fc from 'fast-check'
import { bang, Command, type MessageRecord, type Value } from '../../../runtime/message.ts'

type Fields = Record<string, Value>

export const recordOf = (entries: readonly (readonly [string, Value])[]): MessageRecord => {
  const fields = Object.create(null) as Fields
  for (const [key, value] of entries) fields[key] = value
  return fields
}

const fields = fc.constantFrom('a', 'b', 'c')
export const byName = fc.constantFrom('a', 'b', 'c', 'a.b', 'b.a', 'a.a', 'a.b.c')
export const byNumber = fc.constantFrom('a.0', 'b.1', 'a.0.b', 'b.a.0', 'a.b.1', 'c.0.0')

/** What equals and orders the same in sift and here. */
export const numbers: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
  fc.boolean()
)
export const texts = fc.constantFrom('', 'x', 'y', 'xy')
export const nothings = fc.constantFrom(null, undefined)
/** What needs care: NaN, dates, bytes, and what only Loadbang has. */
export const strangeScalars: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    NaN,
    -0,
    Infinity,
    bang,
    new Command('x', [1]),
    new Command('x', [2]),
    new Command('y')
  ),
  fc.constantFrom(0, 1, NaN).map((ms) => new Date(ms)),
  fc.constantFrom([], [1], [1, 2]).map((bytes) => new Uint8Array(bytes)),
  fc.constantFrom([1], [2]).map((bytes) => new Uint8Array(bytes).buffer)
)

/** Values that nest `depth` levels deep, in records and, if wanted, in lists. */
function nested(scalars: fc.Arbitrary<Value>, lists: boolean, depth: number): fc.Arbitrary<Value> {
  if (depth === 0) return scalars
  const inner = nested(scalars, lists, depth - 1)
  const record = fc.array(fc.tuple(fields, inner), { maxLength: 2 }).map(recordOf)
  const list = fc.array(inner, { maxLength: 3 })
  return fc.oneof(
    { weight: 2, arbitrary: scalars },
    { weight: 1, arbitrary: record },
    ...(lists ? [{ weight: 2, arbitrary: list }] : [])
  )
}

export interface World {
  readonly values: fc.Arbitrary<Value>
  readonly docs: fc.Arbitrary<MessageRecord>
  readonly paths: fc.Arbitrary<string>
}

export function world(
  scalars: fc.Arbitrary<Value>,
  lists: boolean,
  paths = fc.oneof(byName, byNumber)
): World {
  const values = nested(scalars, lists, 2)
  return { values, paths, docs: fc.array(fc.tuple(fields, values), { maxLength: 4 }).map(recordOf) }
}

/** Queries of conditions as `tests` makes them of values, joined in every way. */
export function queries(
  { paths, values }: World,
  tests: (values: fc.Arbitrary<Value>) => fc.Arbitrary<Value>
): fc.Arbitrary<MessageRecord> {
  const flat = fc.array(fc.tuple(paths, tests(values)), { minLength: 1, maxLength: 2 }).map(recordOf)
  const some = fc.array(flat, { minLength: 1, maxLength: 3 })
  const joined = fc.oneof(
    { weight: 4, arbitrary: flat },
    fc.tuple(fc.constantFrom('$and', '$or', '$nor'), some).map((join) => recordOf([join])),
    fc.tuple(flat, some).map(([query, parts]) => recordOf([...Object.entries(query), ['$or', parts]]))
  )
  return fc.oneof(
    { weight: 4, arbitrary: joined },
    joined.map((query) => recordOf([['$not', query]]))
  )
}

/** The same with ordinary prototypes: sift and vitest ask records for their `constructor`. */
export function ordinary(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(ordinary)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, ordinary(part as Value)]))
}
