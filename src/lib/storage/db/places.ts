// The places that documents had which come back. Documents lie on the disk by collection and sequence, so one may have its old place
// again only where no other has it: on the disk, in memory, or since this same call.
import type { Doc } from '../../runtime/ports.ts'
import { ask, type Steps } from '../data/steps.ts'
import type { Entry } from './collection-entry.ts'
import type { CollectionState } from './collection-state.ts'

interface Known {
  /** The next document's when the call began: from here on places are given, not had. */
  readonly below: number
  /** Of the places that are wanted, those that nobody has; null: not asked yet. */
  free: Set<number> | null
  /** What this call has written, of which the disk does not know yet. */
  readonly written: Map<Doc['_id'], Entry>
}

/** Of one call, and one doing of it. */
export class Places {
  readonly #wanted: ReadonlyMap<string, readonly number[]>
  readonly #known = new Map<CollectionState, Known>()

  /** Places by collection, in any order. */
  constructor(wanted: ReadonlyMap<string, readonly number[]>) {
    this.#wanted = wanted
  }

  written(collection: CollectionState, id: Doc['_id']): Entry | null {
    return this.#of(collection).written.get(id) ?? null
  }

  wrote(collection: CollectionState, entry: Entry): void {
    this.#of(collection).written.set(entry.doc._id, entry)
  }

  /** The place, if it can be had; it is then nobody else's. */
  *take(collection: CollectionState, place: number | undefined): Steps<number | null> {
    const known = this.#of(collection)
    if (place === undefined || !Number.isSafeInteger(place) || place < 0 || place >= known.below) return null
    known.free ??= yield* freeOf(collection, this.#wanted.get(collection.id) ?? [])
    return known.free.delete(place) ? place : null
  }

  #of(collection: CollectionState): Known {
    let known = this.#known.get(collection)
    if (!known) {
      known = { below: collection.sequence, free: null, written: new Map() }
      this.#known.set(collection, known)
    }
    return known
  }
}

/** The disk is asked page by page, only where places are wanted. */
function* freeOf(collection: CollectionState, wanted: readonly number[]): Steps<Set<number>> {
  const free = new Set(wanted)
  if (collection.warm) {
    for (const { sequence } of collection.warm.entries()) free.delete(sequence)
    return free
  }
  const limit = Math.min(collection.page, free.size)
  let known = -1
  for (const place of Float64Array.from(free).sort()) {
    if (place <= known || place >= collection.sequence || !(place >= 0)) continue
    const page: readonly Entry[] = yield* ask((tx) => tx.docs(collection.n, place, limit))
    for (const { sequence } of page) free.delete(sequence)
    known = page.at(-1)?.sequence ?? Infinity
  }
  return free
}
