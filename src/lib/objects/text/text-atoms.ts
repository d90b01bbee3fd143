// What a text is made of: values, and placeholders such as `$1` and `pre-$2` that are filled in when a line is sent. In a list the
// separators and placeholders of a text are symbols, and symbols that look like them have a backslash, as in Pd.
import type { List, Value } from '../../runtime/message.ts'
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Part } from '../../runtime/text/part.ts'
import { compileWord } from '../../runtime/text/word.ts'

export class Placeholder {
  /** As it is written. */
  readonly text: string
  readonly #resolve: NonNullable<Part['resolve']>

  constructor(text: string, resolve: NonNullable<Part['resolve']>) {
    this.text = text
    this.#resolve = resolve
  }

  /** As in Pd, one that is missing is an error, then 0, or in a longer word the symbol `symbol`. */
  fill(args: List, error: (error: LoadbangError) => void): Value {
    let missing = false
    const value = this.#resolve(args, {
      error: (found) => {
        missing = true
        error(found)
      }
    })
    return missing && typeof value === 'string' ? 'symbol' : value
  }
}

export type TextAtom = Value | Placeholder

export function atomOfPart({ value, resolve }: Part): TextAtom {
  return resolve ? new Placeholder(String(value), resolve) : value
}

/** An element of a list that describes a text. */
export function atomOfWord(word: Value): TextAtom {
  return typeof word === 'string' && /\\|\$\d/.test(word) ? atomOfPart(compileWord(word)) : word
}

/** The way back. */
export function wordOfAtom(atom: TextAtom): Value {
  if (atom instanceof Placeholder) return atom.text
  return typeof atom === 'string' && /[;,\\]|\$\d/.test(atom)
    ? atom.replace(/[\s;,\\]|\$(?=\d)/g, '\\$&')
    : atom
}

/** As it leaves in a message: a placeholder that is not filled in is a symbol. */
export const plainAtom = (atom: TextAtom): Value => (atom instanceof Placeholder ? atom.text : atom)
