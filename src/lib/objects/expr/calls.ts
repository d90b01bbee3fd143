// Calls in expressions of [expr]: functions of numbers, if, and random.
import type { MathFunction } from './math-functions.ts'
import type { Part } from './run.ts'

export function callMath({ of, type }: MathFunction, [first, second]: readonly Part[]): Part {
  return (run) => {
    const x = first!(run)
    let float = run.float
    const y = second ? second(run) : 0
    float ||= second !== undefined && run.float
    run.float = type === 'float' || (type === 'same' && float)
    return of(x, y)
  }
}

/** Only the branch that is taken is calculated, and the type of the result is its type. */
export const choose =
  ([condition, yes, no]: readonly Part[]): Part =>
  (run) =>
    condition!(run) === 0 ? no!(run) : yes!(run)

/** A whole number from the first argument on, below the second. */
export const pickRandom =
  ([from, to]: readonly Part[]): Part =>
  (run) => {
    const low = Math.trunc(from!(run))
    const range = Math.trunc(to!(run)) - low
    run.float = false
    return low + Math.trunc(range * run.random())
  }
