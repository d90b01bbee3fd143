// Entries on their way in: checked and copied before anything is written.
import type { BlobLike, Value } from '../../runtime/message.ts'
import type { Doc } from '../../runtime/ports.ts'
import type { Entry } from '../db/collection-entry.ts'
import { collectionId } from '../db/collection-state.ts'
import type { Places } from '../db/places.ts'
import { checkName, checkRecord, makeChecked } from '../db/store.ts'
import { badDocument, docTooLarge } from '../errors.ts'
import { checkKey } from '../kv/keys.ts'
import * as operations from '../kv/operations.ts'
import type { StoredEntry } from '../patch-storage.ts'
import type { Core } from './core.ts'
import { homeOf } from './disk.ts'
import type { Effects } from './effects.ts'
import { keep } from './kept.ts'
import type { Steps } from './steps.ts'

export interface Incoming {
  readonly bytes: number
  readonly blobs: readonly BlobLike[]
  /** A document's collection, and the place in it that it had. */
  readonly into?: string
  readonly place?: number | undefined
  /** Gives the document that it replaces. */
  write(effects: Effects, places: Places): Steps<Entry | null>
}

/** Throws `storage-value`. */
export function incoming(core: Core, entry: StoredEntry): Incoming {
  const { memory } = core
  const { scope } = entry
  const home = homeOf(scope)
  if (entry.kind === 'kv') {
    const kept = keep(entry.value, memory.limits.value)
    const pair = { key: checkKey(entry.key), kept }
    const store = memory.store(scope)
    const { bytes, blobs } = kept
    return {
      bytes,
      blobs: blobs ?? [],
      *write(effects) {
        yield* operations.put(memory, store, [pair], effects)
        return null
      }
    }
  }
  const made = makeChecked(checkRecord(entry.doc), ownOf(entry.doc))
  if (made.bytes > memory.limits.value) throw docTooLarge(made.bytes, memory.limits.value)
  const name = checkName(entry.collection)
  const { place } = entry
  return {
    bytes: made.bytes,
    blobs: made.blobs ?? [],
    into: collectionId(home.id, name),
    place,
    write: (effects, places) => core.docs!.place(home, name, { made, place, places }, effects)
  }
}

/** The places that are asked for, by collection. */
export function placesOf(page: readonly Incoming[]): Map<string, number[]> {
  const all = new Map<string, number[]>()
  for (const { into, place } of page) {
    if (into === undefined || place === undefined) continue
    const places = all.get(into)
    if (places) places.push(place)
    else all.set(into, [place])
  }
  return all
}

/** The store's own fields of a document that comes from elsewhere. */
function ownOf(doc: { readonly [field: string]: Value }): Pick<Doc, '_id' | '_created' | '_updated'> {
  const { _id, _created, _updated } = doc
  if (typeof _id !== 'string' || _id === '' || _id.length > 1000) throw badDocument('one without an _id')
  if (!Number.isFinite(_created) || !Number.isFinite(_updated))
    throw badDocument('one without _created and _updated')
  return { _id, _created: _created as number, _updated: _updated as number }
}
