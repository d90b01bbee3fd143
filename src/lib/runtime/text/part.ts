// One atom of a text, compiled: a constant, or a function of the incoming atoms. Templates are made of these, so that running
// a message box never looks at its text again.
import type { List, Value } from '../message.ts'
import type { LoadbangError } from '../errors.ts'
import { missingDollar } from './errors.ts'
import { formatAtom } from './format.ts'
import { numberText } from './number.ts'

/** What a text is filled in from, beside the incoming atoms. */
export interface DollarEnv {
  /** `$0`: 0 in a message box, the instance's id in an object box. */
  readonly dollarZero?: Value
  /** Told of every `$n` that is missing, and of messages that cannot be. */
  readonly error?: (error: LoadbangError) => void
}

/**
 * How the atom reads at the head of a message: a `word` is a selector, with `bang`, `float`, `symbol` and `list` meaning their
 * kinds; an `escaped` word (with a backslash in it) is a selector and nothing else; `data` is a value (number, quotes, JSON).
 */
export type Role = 'word' | 'escaped' | 'data'

export interface Part {
  readonly role: Role
  /** The value where it is constant; else the atom as written, `$1` and `pre-$2` being symbols. */
  readonly value: Value
  /** The value for given incoming atoms, where it depends on them; null for constants. */
  readonly resolve: ((atoms: List, env: DollarEnv) => Value) | null
}

export const constant = (role: Role, value: Value): Part => ({ role, value, resolve: null })

/** `$n` alone: the atom itself, whatever it is; missing, an error and 0, as in Pd. */
export function placeholder(n: number): Part {
  if (n === 0) return { role: 'word', value: '$0', resolve: (_atoms, env) => env.dollarZero ?? 0 }
  const index = n - 1
  const resolve = (atoms: List, env: DollarEnv): Value => {
    if (index < atoms.length) return atoms[index]
    env.error?.(missingDollar(n, atoms.length))
    return 0
  }
  return { role: 'word', value: `$${n}`, resolve }
}

/** A value inside a longer text. */
export function interpolated(value: Value): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? numberText(value) : value === null ? 'null' : formatAtom(value)
}

/** Text between placeholders (strings) and placeholders (their numbers), as `pre-$2` is `['pre-', 2]`. */
export type Pieces = readonly (string | number)[]

/** A symbol with `$n` in it. If one is missing, the whole stays as it is written, as in Pd. */
export function symbolOf(role: Role, pieces: Pieces): Part {
  const literal = pieces.map((piece) => (typeof piece === 'number' ? `$${piece}` : piece)).join('')
  if (!pieces.some((piece) => typeof piece === 'number')) return constant(role, literal)
  const resolve = (atoms: List, env: DollarEnv): Value => {
    let text = ''
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece
      else if (piece === 0) text += interpolated(env.dollarZero ?? 0)
      else if (piece <= atoms.length) text += interpolated(atoms[piece - 1])
      else {
        env.error?.(missingDollar(piece, atoms.length))
        return literal
      }
    }
    return text
  }
  return { role, value: literal, resolve }
}
