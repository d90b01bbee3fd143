// Queries, ready to be asked: checked, with a matcher, what an index could tell, and the order of what is found.
import type { FindOptions, Query } from '../../runtime/ports.ts'
import { conditionsOf, type Conditions } from './conditions.ts'
import { compileClause, type Matcher } from './match.ts'
import { parseQuery } from './parse.ts'
import { parseOptions, type Part } from './sort.ts'

export interface CompiledQuery extends Conditions {
  readonly matches: Matcher
  /** Whether it finds every document. */
  readonly everything: boolean
}

export interface CompiledFind extends CompiledQuery, Part {}

/** Throws `db-query`. */
export function compileQuery(query?: Query | null): CompiledQuery {
  const clause = parseQuery(query ?? {})
  const everything = clause.join === 'all' && clause.clauses.length === 0
  return { ...conditionsOf(clause), matches: compileClause(clause), everything }
}

/** Throws `db-query`. */
export const compileFind = (query?: Query | null, options?: FindOptions | null): CompiledFind => ({
  ...compileQuery(query),
  ...parseOptions(options)
})

export type { Condition, Conditions, Scalar } from './conditions.ts'
export type { Matcher } from './match.ts'
export { OPERATORS } from './parse.ts'
