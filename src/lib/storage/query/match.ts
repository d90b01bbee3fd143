// A checked query as one function of a document. Nothing is looked up while it runs: each clause becomes a closure over what it
// needs, and the common case, a field of the document itself that is no list or record, is answered in place.
import type { List, MessageRecord, Value } from '../../runtime/message.ts'
import { compare, equal } from './compare.ts'
import { kindOfValue } from './kinds.ts'
import type { Bound, Clause, Test } from './parse.ts'
import { holds, reaches } from './walk.ts'

/** Answers for documents as stores keep them: records without a prototype. */
export type Matcher = (doc: MessageRecord) => boolean

type Check = (value: Value) => boolean

export function compileClause(clause: Clause): Matcher {
  if (clause.join === 'field') return compileTest(clause.path.keys, clause.test)
  const matchers = clause.clauses.map(compileClause)
  switch (clause.join) {
    case 'all':
      return all(matchers)
    case 'any':
      return (doc) => matchers.some((matches) => matches(doc))
    case 'none':
      return (doc) => !matchers.some((matches) => matches(doc))
  }
}

function all(matchers: readonly Matcher[]): Matcher {
  if (matchers.length === 0) return () => true
  return matchers.reduce((first, second) => (doc) => first(doc) && second(doc))
}

function compileTest(keys: readonly string[], test: Test): Matcher {
  switch (test.op) {
    case 'every':
      return all(test.tests.map((part) => compileTest(keys, part)))
    case 'not': {
      const matches = compileTest(keys, test.test)
      return (doc) => !matches(doc)
    }
    case 'exists':
      return (doc) => holds(doc, keys, 0, () => true)
    case 'contains': {
      const check = contains(test.value)
      return (doc) => holds(doc, keys, 0, check)
    }
    case 'eq':
      return reaching(keys, equals(test.value))
    case 'in':
      return reaching(keys, isIn(test.values))
    default:
      return reaching(keys, within(test.op, test.value))
  }
}

function reaching(keys: readonly string[], check: Check): Matcher {
  if (keys.length > 1) return (doc) => reaches(doc, keys, 0, check)
  const key = keys[0]!
  return (doc) => {
    const value = doc[key]
    return typeof value === 'object' && value !== null ? reaches(value, keys, 1, check) : check(value)
  }
}

function equals(wanted: Value): Check {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined
  if (typeof wanted === 'object' || wanted !== wanted) return (value) => equal(value, wanted)
  return (value) => value === wanted
}

function isIn(values: List): Check {
  const plain = new Set<Value>()
  const objects: Value[] = []
  for (const value of values) {
    if (typeof value === 'object' && value !== null) objects.push(value)
    else plain.add(value ?? null)
  }
  return (value) =>
    typeof value === 'object' && value !== null
      ? objects.some((wanted) => equal(value, wanted))
      : plain.has(value ?? null)
}

/** Within one kind only. NaN and dates that are none are neither smaller nor larger than anything, but equal to themselves. */
function within(op: Bound, limit: Value): Check {
  const wanted = signs[op]
  if (typeof limit === 'number' || typeof limit === 'string' || typeof limit === 'boolean') {
    const type = typeof limit
    if (limit !== limit) return wanted.same ? (value) => value !== value : () => false
    switch (op) {
      case 'gt':
        return (value) => typeof value === type && value! > limit
      case 'gte':
        return (value) => typeof value === type && value! >= limit
      case 'lt':
        return (value) => typeof value === type && value! < limit
      case 'lte':
        return (value) => typeof value === type && value! <= limit
    }
  }
  const kind = kindOfValue(limit)
  return (value) => {
    if (kindOfValue(value) !== kind) return false
    const order = compare(value, limit)
    if (order === 0) return wanted.same
    return !isNoDate(value) && !isNoDate(limit) && order > 0 === wanted.above
  }
}

const signs: Readonly<Record<Bound, { above: boolean; same: boolean }>> = {
  gt: { above: true, same: false },
  gte: { above: true, same: true },
  lt: { above: false, same: false },
  lte: { above: false, same: true }
}

const isNoDate = (value: Value): boolean => value instanceof Date && Number.isNaN(value.getTime())

/** A text in a text, an element in a list. */
function contains(part: Value): Check {
  return (value) => {
    if (typeof value === 'string') return typeof part === 'string' && value.includes(part)
    return Array.isArray(value) && (value as List).some((item) => equal(item, part))
  }
}
