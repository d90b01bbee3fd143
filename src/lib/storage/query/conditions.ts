// What an index could say about a query: every document found fulfils all of these conditions, so that whichever can be looked up
// quickly narrows down where the matcher must look.
import type { Value } from '../../runtime/message.ts'
import type { Bound, Clause, Test } from './parse.ts'
import type { Path } from './walk.ts'

/** What an index can hold. Nothing (null) stands for absent as well. */
export type Scalar = number | string | boolean | Date | null

export type Condition =
  /** One of these is among the values that the path reaches. */
  | { readonly path: Path; readonly values: readonly Scalar[] }
  /** A value of the kind of `limit` on that side of it is among them; two such need not be the same value, in a list. */
  | { readonly path: Path; readonly bound: Bound; readonly limit: Scalar }

export interface Conditions {
  readonly conditions: readonly Condition[]
  /** Whether the one condition is all that the query asks, so that what it finds needs no second look. */
  readonly complete: boolean
}

export function conditionsOf(clause: Clause): Conditions {
  const conditions: Condition[] = []
  const complete = collect(clause, conditions)
  return { conditions, complete: complete && conditions.length === 1 }
}

/** Whether the conditions found say all of it. */
function collect(clause: Clause, out: Condition[]): boolean {
  if (clause.join === 'all')
    return clause.clauses.map((part) => collect(part, out)).every((complete) => complete)
  return clause.join === 'field' && collectTest(clause.path, clause.test, out)
}

function collectTest(path: Path, test: Test, out: Condition[]): boolean {
  switch (test.op) {
    case 'every':
      return test.tests.map((part) => collectTest(path, part, out)).every((complete) => complete)
    case 'eq':
      return isScalar(test.value) && out.push({ path, values: [test.value ?? null] }) > 0
    case 'in': {
      const values = test.values.filter(isScalar)
      if (values.length < test.values.length) return false
      return out.push({ path, values: values.map((value) => value ?? null) }) > 0
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return isScalar(test.value) && out.push({ path, bound: test.op, limit: test.value ?? null }) > 0
    default:
      return false
  }
}

const isScalar = (value: Value): value is Scalar | undefined =>
  typeof value !== 'object' || value === null || value instanceof Date
