// Where one [coll] box stands among the entries: each box of a name walks on its own.
import type { Coll, Entry, Key } from './coll-store.ts'

export class CollCursor {
  readonly #coll: Coll
  /** The place that was sent last, or is to be sent next. */
  #place = 0
  #sent = false

  constructor(coll: Coll) {
    this.#coll = coll
  }

  /** False where there is no such key; it stands where it stood. */
  goto(key: Key): boolean {
    const place = this.#coll.placeOf(key)
    if (place < 0) return false
    this.#place = place
    this.#sent = false
    return true
  }
  start(): void {
    this.#place = 0
    this.#sent = false
  }
  end(): void {
    this.#place = Math.max(0, this.#coll.entries.length - 1)
    this.#sent = false
  }
  next(): Readonly<Entry> | undefined {
    return this.#step(1)
  }
  prev(): Readonly<Entry> | undefined {
    return this.#step(-1)
  }

  #step(by: 1 | -1): Readonly<Entry> | undefined {
    const { entries } = this.#coll
    if (entries.length === 0) return undefined
    const place = this.#sent ? this.#place + by : this.#place
    this.#place = (place + entries.length) % entries.length
    this.#sent = true
    return entries[this.#place]
  }
}
