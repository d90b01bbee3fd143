// The console lines of one frame: the newest up to a cap, and how many were left out before them. A patch that prints in a
// loop writes millions of lines; what of them anybody could read is the end.
import type { ConsoleLine } from '../runtime/ports.ts'

/** Lines kept for one frame. */
export const LINES = 200
/** Characters of one line that are sent: a list can be printed that no screen holds. */
export const LONG = 10_000

export interface KeptLines {
  /** In the order in which they were written. */
  lines: ConsoleLine[]
  /** How many more were written before them. */
  dropped: number
}

export class LineBuffer {
  /** A ring once it is full: the oldest line stands at `#oldest`. */
  #ring: ConsoleLine[] = []
  #oldest = 0
  #dropped = 0

  get empty(): boolean {
    return this.#ring.length === 0
  }

  add(line: ConsoleLine): void {
    const kept = line.text.length > LONG ? { ...line, text: cut(line.text) } : line
    if (this.#ring.length < LINES) {
      this.#ring.push(kept)
      return
    }
    this.#ring[this.#oldest] = kept
    this.#oldest = (this.#oldest + 1) % LINES
    this.#dropped++
  }

  /** Takes everything out. */
  take(): KeptLines {
    const kept = {
      lines: [...this.#ring.slice(this.#oldest), ...this.#ring.slice(0, this.#oldest)],
      dropped: this.#dropped
    }
    this.#ring = []
    this.#oldest = this.#dropped = 0
    return kept
  }

  /** Puts back what could not be delivered, before what was written since. */
  putBack({ lines, dropped }: KeptLines): void {
    const since = this.take()
    this.#dropped = dropped + since.dropped
    for (const line of [...lines, ...since.lines]) this.add(line)
  }
}

const cut = (text: string): string =>
  `${text.slice(0, LONG)}… (${(text.length - LONG).toLocaleString('en')} more characters)`
