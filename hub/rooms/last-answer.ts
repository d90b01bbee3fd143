// The last answer to a state vector, if it was small, and what came since: together they answer whoever has at least what that client had.
// After a break of the line nearly all who come back are current, and a client that asks after each few changes whether they are stored is
// nearly so; the whole room must not be merged for them each time.
import { mergeTree } from './merge.ts'
import { decodeVector } from './vector.ts'
import { diff } from './work.ts'

/** Bytes of the answer and what came since: so much is merged where sockets are served. */
const maxBytes = 128 * 1024
/** Bytes of an answer that a room keeps though nobody asks. */
const maxAtRest = 4096

interface Kept {
  /** What of the room its client had. */
  base: ReadonlyMap<number, number>
  /** Null while it is being made. */
  answer: Uint8Array | null
  since: Uint8Array[]
  size: number
  used: boolean
}

export class LastAnswer {
  #kept: Kept | null = null

  /** Takes in a durable update. */
  hear(bytes: Uint8Array): void {
    const kept = this.#kept
    if (!kept) return
    kept.since.push(bytes)
    if ((kept.size += bytes.length) > maxBytes) this.#kept = null
  }

  /** The answer to this vector, if it can be had from the last one. Throws `frame-malformed`. */
  take(vector: Uint8Array): Uint8Array | null {
    const kept = this.#kept
    if (!kept?.answer) return null
    const theirs = decodeVector(vector)
    for (const [client, clock] of kept.base) if ((theirs.get(client) ?? 0) < clock) return null
    kept.used = true
    try {
      if (kept.since.length > 1) kept.since = [mergeTree(kept.since)]
      // What they have is dropped again.
      return diff(mergeTree([kept.answer, ...kept.since]), vector)
    } catch {
      // Something came that cannot be merged: compaction sets it aside, and the room is read anew.
      this.#forget(kept)
      return null
    }
  }

  /** Keeps the answer that is being made for a client that has so much of the room; what is heard meanwhile comes on top of it. */
  async make(base: ReadonlyMap<number, number>, answer: Promise<Uint8Array>): Promise<Uint8Array> {
    const kept: Kept = (this.#kept = { base, answer: null, since: [], size: 0, used: true })
    try {
      const made = await answer
      kept.answer = made
      if ((kept.size += made.length) > maxBytes) this.#forget(kept)
      return made
    } catch (error) {
      this.#forget(kept)
      throw error
    }
  }

  /** From time to time: a room that nobody asks keeps nothing but a small answer. */
  sweep(): void {
    const kept = this.#kept
    if (!kept?.answer) return
    if (!kept.used && (kept.since.length > 0 || kept.answer.length > maxAtRest)) this.#kept = null
    kept.used = false
  }

  #forget(kept: Kept): void {
    if (this.#kept === kept) this.#kept = null
  }
}
