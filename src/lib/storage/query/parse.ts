// A query as somebody wrote it, checked and taken apart. What comes out is a copy: the writer may change theirs, and a live query
// goes on asking what it was asked.
import type { List, MessageRecord, Value } from '../../runtime/message.ts'
import { copyValue } from './copy.ts'
import * as errors from './errors.ts'
import { isPlain } from './kinds.ts'
import { pathOf, type Path } from './walk.ts'

/** What is asked of a whole document. `none` of them may hold. */
export type Clause =
  | { readonly join: 'all' | 'any' | 'none'; readonly clauses: readonly Clause[] }
  | { readonly join: 'field'; readonly path: Path; readonly test: Test }

/** What is asked of the values at one path. */
export type Test =
  | { readonly op: 'eq' | 'contains' | Bound; readonly value: Value }
  | { readonly op: 'in'; readonly values: List }
  | { readonly op: 'exists' }
  | { readonly op: 'not'; readonly test: Test }
  | { readonly op: 'every'; readonly tests: readonly Test[] }

export type Bound = 'gt' | 'gte' | 'lt' | 'lte'

const JOINS: ReadonlyMap<string, 'all' | 'any' | 'none'> = new Map([
  ['$and', 'all'],
  ['$or', 'any'],
  ['$nor', 'none']
])
const BEHIND_FIELDS = '$eq $ne $gt $gte $lt $lte $in $nin $contains $exists $not'.split(' ')
/** Every operator there is. For completion. */
export const OPERATORS: readonly string[] = [...BEHIND_FIELDS, ...JOINS.keys()]

/** How deep queries and dotted paths may go, and how many conditions and listed values a query may have. */
const MAX_LEVELS = 50
const MAX_PARTS = 100_000

const negated = (test: Test): Test => ({ op: 'not', test })
const isOperator = (key: string): boolean => key.startsWith('$')

/** Throws `db-query`. */
export function parseQuery(query: unknown): Clause {
  return new Parser().query(query, 0)
}

class Parser {
  #left = MAX_PARTS

  query(query: unknown, level: number): Clause {
    if (!isPlain(query)) throw errors.noQuery(errors.nameOf(query))
    if (level > MAX_LEVELS) throw errors.tooComplex(`at most ${MAX_LEVELS} levels`)
    const clauses = Object.keys(query).map((key) => {
      this.#spend(1)
      return isOperator(key) ? this.#joined(key, query[key], level) : this.#field(key, query[key], level)
    })
    return clauses.length === 1 ? clauses[0]! : { join: 'all', clauses }
  }

  #spend(parts: number): void {
    this.#left -= parts
    if (this.#left < 0) throw errors.tooComplex(`at most ${MAX_PARTS} parts`)
  }

  #joined(name: string, operand: Value, level: number): Clause {
    if (name === '$not') return { join: 'none', clauses: [this.query(operand, level + 1)] }
    const join = JOINS.get(name)
    if (!join)
      throw BEHIND_FIELDS.includes(name) ? errors.needsField(name) : errors.unknownOperator(name, OPERATORS)
    if (!Array.isArray(operand) || operand.length === 0) throw errors.needsQueries(name)
    return { join, clauses: (operand as List).map((query) => this.query(query, level + 1)) }
  }

  #field(text: string, asked: Value, level: number): Clause {
    const path = pathOf(text)
    if (path.keys.length > MAX_LEVELS) throw errors.tooComplex(`paths of at most ${MAX_LEVELS} fields`)
    return { join: 'field', path, test: this.#test(text, asked, level) }
  }

  /** Operators, or a value to be equal to. */
  #test(path: string, asked: Value, level: number): Test {
    if (level > MAX_LEVELS) throw errors.tooComplex(`at most ${MAX_LEVELS} levels`)
    const names = isPlain(asked) ? Object.keys(asked) : []
    if (!names.some(isOperator)) return { op: 'eq', value: copyValue(asked) }
    if (!names.every(isOperator)) throw errors.mixed(path)
    const tests = names.map((name) => {
      this.#spend(1)
      return this.#operator(path, name, (asked as MessageRecord)[name], level)
    })
    return tests.length === 1 ? tests[0]! : { op: 'every', tests }
  }

  #operator(path: string, name: string, operand: Value, level: number): Test {
    switch (name) {
      case '$eq':
      case '$contains':
        return { op: name === '$eq' ? 'eq' : 'contains', value: copyValue(operand) }
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return { op: name.slice(1) as Bound, value: copyValue(operand) }
      case '$in':
        return { op: 'in', values: this.#list(name, operand) }
      case '$ne':
        return negated({ op: 'eq', value: copyValue(operand) })
      case '$nin':
        return negated({ op: 'in', values: this.#list(name, operand) })
      case '$not':
        return negated(this.#test(path, operand, level + 1))
      case '$exists':
        if (typeof operand !== 'boolean') throw errors.needsBoolean(name, errors.nameOf(operand))
        return operand ? { op: 'exists' } : negated({ op: 'exists' })
      default:
        throw JOINS.has(name) ? errors.belongsOutside(name) : errors.unknownOperator(name, OPERATORS)
    }
  }

  #list(name: string, operand: Value): List {
    if (!Array.isArray(operand)) throw errors.needsList(name, errors.nameOf(operand))
    this.#spend(operand.length)
    return copyValue(operand as List) as List
  }
}
