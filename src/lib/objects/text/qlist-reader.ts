// Where a [qlist] is in its text, and what comes next. Numbers where no message is under way are a wait; what stands up to the next
// semicolon or comma is a message to the name that it begins with, and after a comma one more to the same name.
import type { List, Value } from '../../runtime/message.ts'
import { Placeholder, type TextAtom } from './text-atoms.ts'
import type { TextLines } from './text-lines.ts'

export type QlistRow =
  | { readonly what: 'wait'; readonly numbers: readonly number[] }
  | {
      readonly what: 'message'
      /** Null where it begins with no name. */
      readonly target: string | null
      readonly message: List
      /** What follows goes to the same name. */
      readonly goesOn: boolean
    }

export class QlistReader {
  readonly #lines: TextLines
  /** Infinity: the end, whatever is added; there it begins, too. */
  #line = Infinity
  #at = 0

  constructor(lines: TextLines) {
    this.#lines = lines
  }

  rewind(): void {
    this.#line = 0
    this.#at = 0
  }

  /** Null at the end. `target`: to whom the last message went, if it goes on. */
  next(target: string | null): QlistRow | null {
    const to = this.#skip(target)
    const line = this.#lines.at(this.#line)
    if (!line) {
      this.#line = Infinity
      return null
    }
    const rest = line.atoms.slice(this.#at)
    if (to === null && typeof rest[0] === 'number') {
      const count = countWhile(rest, (atom) => typeof atom === 'number')
      this.#at += count
      return { what: 'wait', numbers: rest.slice(0, count) as number[] }
    }
    // A placeholder, which nothing fills in, is not sent.
    const message = rest.filter((atom): atom is Value => !(atom instanceof Placeholder))
    this.#at = line.atoms.length
    const goesOn = line.end === ','
    if (to !== null) return { what: 'message', target: to, message, goesOn }
    const [name, ...others] = message
    return { what: 'message', target: typeof name === 'string' ? name : null, message: others, goesOn }
  }

  /** Over ends of lines; a semicolon ends what goes to one name. */
  #skip(target: string | null): string | null {
    let to = target
    for (let line = this.#lines.at(this.#line); line && this.#at >= line.atoms.length;) {
      if (line.end !== ',') to = null
      this.#line++
      this.#at = 0
      line = this.#lines.at(this.#line)
    }
    return to
  }
}

function countWhile(atoms: readonly TextAtom[], test: (atom: TextAtom) => boolean): number {
  const end = atoms.findIndex((atom) => !test(atom))
  return end < 0 ? atoms.length : end
}
