// What one run of an expression may cost. A stranger's patch must not be able to hang the machine or fill the memory with one
// line of text, so everything that can grow is paid for here before it is made.
import { LoadbangError } from '../errors.ts'

export const LIMITS = {
  /** Characters of an expression's text. */
  source: 10_000,
  /** Depth of the syntax tree. */
  nesting: 200,
  /** Steps of one run: evaluated parts of functions, elements of new lists, every 16 characters of new text. */
  steps: 1_000_000,
  /** Parts evaluated inside each other at one time: functions that call functions. */
  depth: 600,
  /** Characters of one new text. */
  text: 1_000_000,
  /** Depth of a result. */
  resultDepth: 200
} as const

/** What a run may ask of the world. Without a clock `Date.now()` is an error. */
export interface ExpressionEnv {
  /** Milliseconds since 1970. */
  now?(): number
}

/** The state of one run. One per expression and reset at its start: a run calls nothing that could start it again. */
export class Meter {
  steps = 0
  depth = 0
  /** Position in the text of what is being evaluated, for errors. */
  at = 0
  inputs: readonly unknown[] = []
  env: ExpressionEnv = {}

  spend(steps: number): void {
    this.steps += steps
    if (!(this.steps <= LIMITS.steps)) {
      throw new LoadbangError(
        'expr-budget',
        `The expression needs more than ${LIMITS.steps} steps.`,
        'Work on shorter lists, or write it as a cell.'
      )
    }
  }

  /** Pays for a text of so many characters that is about to be made. */
  text(length: number): void {
    if (!(length <= LIMITS.text)) {
      throw new LoadbangError(
        'expr-size',
        `The expression makes a text of more than ${LIMITS.text} characters.`,
        'Make it shorter.'
      )
    }
    this.spend(length >> 4)
  }

  /** Pays for reading a text from end to end, to change it or to look for another in it, which may be tried at each of its places. */
  scan(length: number, wanted = 0): void {
    this.spend((length >> 4) + (length >> 6) * (wanted >> 4))
  }

  /** Pays for comparing two values `times` over: texts of one length may be equal to their last character. */
  same(a: unknown, b: unknown, times = 1): void {
    if (typeof a === 'string' && typeof b === 'string')
      this.spend((Math.min(a.length, b.length) >> 8) * times)
  }

  enter(parts: number): void {
    this.depth += parts
    if (this.depth > LIMITS.depth) throw tooDeep()
  }
}

export function tooDeep(): LoadbangError {
  return new LoadbangError(
    'expr-deep',
    'The expression is nested too deeply.',
    'Cut it into several objects.'
  )
}
