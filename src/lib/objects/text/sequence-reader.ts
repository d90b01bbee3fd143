// Where a sequence is in its text, and what comes next: a wait, a line to send, or the end. Pd's rules for the two to be told apart.
import type { SequenceArguments } from './sequence-arguments.ts'
import type { TextAtom } from './text-atoms.ts'
import type { TextLines } from './text-lines.ts'

export interface Row {
  readonly what: 'wait' | 'line'
  readonly atoms: readonly TextAtom[]
  /** It ends with a comma, so that the next line goes on with the beginning of this one. */
  readonly comma: boolean
}

export class SequenceReader {
  readonly #waits: Pick<SequenceArguments, 'waitWord' | 'waitNumbers'>
  /** Infinity: the end. */
  #line = Infinity
  /** Atoms of the line that were read. */
  #at = 0
  /** The numbers that this line begins with were read as a wait: more of them are no wait. */
  #waited = false

  constructor(waits: Pick<SequenceArguments, 'waitWord' | 'waitNumbers'>) {
    this.#waits = waits
  }

  /** False where there is no such line: then it is at the end. */
  goTo(line: number, lines: TextLines): boolean {
    const found = line >= 0 && line < lines.count
    this.#line = found ? line : Infinity
    this.#at = 0
    this.#waited = false
    return found
  }

  end(): void {
    this.#line = Infinity
  }

  /** Null at the end. `going`: a line after a comma, which is never a wait. */
  next(lines: TextLines, going: boolean): Row | null {
    const line = lines.at(this.#line)
    if (!line) return null
    const { waitWord, waitNumbers } = this.#waits
    const from = this.#at
    const first = line.atoms[from]
    if (!going && typeof first === 'number' && waitNumbers > 0 && !this.#waited) {
      let to = from
      while (to < line.atoms.length && to < from + waitNumbers && typeof line.atoms[to] === 'number') to++
      this.#waited = true
      this.#at = to
      if (to === line.atoms.length && line.end === '') this.end()
      return { what: 'wait', atoms: line.atoms.slice(from, to), comma: false }
    }
    const wait = !going && waitWord !== null && first === waitWord
    this.#waited = wait
    this.#line = this.#line + 1 < lines.count ? this.#line + 1 : Infinity
    this.#at = 0
    if (wait) return { what: 'wait', atoms: line.atoms.slice(from + 1), comma: false }
    return { what: 'line', atoms: line.atoms.slice(from), comma: line.end === ',' }
  }
}
