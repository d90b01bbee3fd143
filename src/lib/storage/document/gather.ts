// Many edits made few updates: what is written to the disk and told to other tabs.
import * as Y from 'yjs'

/** A document's state vector before a transaction: of each client, how much there was. */
export type Before = Map<number, number>

// Merging thousands of updates at once takes seconds, by hundreds milliseconds.
const MERGED = 100

/** Fewer updates with the same content, in the same order. */
export function merged(updates: readonly Uint8Array[]): Uint8Array[] {
  const out: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += MERGED) {
    const group = updates.slice(at, at + MERGED)
    out.push(group.length === 1 ? group[0]! : Y.mergeUpdates(group))
  }
  return out
}

/** Edits of a document that is at hand, gathered until somebody takes them. */
export class Gathered {
  readonly #doc: Y.Doc
  #edits: Uint8Array[] = []
  /** Of the document, before the first of the edits. */
  #before: Before | null = null
  /** What somebody else made, which the document may have had before that. */
  #foreign: Uint8Array[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  get empty(): boolean {
    return this.#edits.length + this.#foreign.length === 0
  }

  /** `before`: the state before the transaction whose update this is; absent for an update that is not the document's own. */
  add(update: Uint8Array, before?: Before): void {
    if (before) {
      this.#before ??= before
      this.#edits.push(update)
    } else this.#foreign.push(update)
  }

  /**
   * All of it, as few updates, and nothing remains. A few edits are merged, which gives the least bytes. Of very many, what the
   * document has now beyond what it had before them is cheaper to make and to read: much of what they did, they undid.
   */
  take(): Uint8Array[] {
    const { length } = this.#edits
    const edits =
      this.#before && length > MERGED
        ? [Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(this.#before))]
        : merged(this.#edits)
    const all = [...merged(this.#foreign), ...edits]
    this.clear()
    return all
  }

  clear(): void {
    this.#edits = []
    this.#before = null
    this.#foreign = []
  }
}
