// Changes of one store, and the changes that undo them. Storage gives what was there before from the very transaction that changes it,
// so nothing the patch does comes between the two.
import { fromWire, toWire } from '../runtime/codec/wire.ts'
import type { MessageRecord, Value } from '../runtime/message.ts'
import type { Doc } from '../runtime/ports.ts'
import { Turns } from '../storage/data/turns.ts'
import type { ChangeOptions, EntryName, PatchStorage, StoredEntry } from '../storage/patch-storage.ts'
import { goneMeanwhile } from './data-errors.ts'
import type { Change, StoreRef } from './data-protocol.ts'

type Put = Change & { do: 'put' }
type Merge = Change & { do: 'merge' }

/** All of the changes or, if it rejects, none. The later of two changes of one id counts. */
export async function edit(
  storage: PatchStorage,
  store: StoreRef,
  changes: readonly Change[],
  options?: ChangeOptions
): Promise<Change[]> {
  const merges = changes.filter((change): change is Merge => change.do === 'merge')
  if (merges.length > 0) return merge(storage, store, merges)
  const last = new Map(changes.map((change) => [change.id, change as Exclude<Change, Merge>]))
  const removes: EntryName[] = []
  const entries: StoredEntry[] = []
  const turns = new Turns(options?.signal)
  for (const change of last.values()) {
    if (change.do === 'remove') removes.push(nameOf(store, change.id))
    else entries.push(entryOf(store, change))
    if (turns.over) await turns.pause()
  }
  const before = await storage.change(removes, entries, options)
  return inverseOf(last.keys(), before)
}

async function inverseOf(ids: Iterable<string>, before: readonly StoredEntry[]): Promise<Change[]> {
  const turns = new Turns()
  const was = new Map<string, Change>()
  for (const entry of before) {
    const change = asChange(entry)
    was.set(change.id, change)
    if (turns.over) await turns.pause()
  }
  return Array.from(ids, (id): Change => was.get(id) ?? { do: 'remove', id })
}

async function merge(storage: PatchStorage, store: StoreRef, merges: readonly Merge[]): Promise<Change[]> {
  const db = storage.db(store.scope)
  const inverse: Change[] = []
  for (const { id, fields } of merges) {
    const change = fromWire(fields) as MessageRecord
    // Storage answers in the order in which it is asked: nothing the patch does comes between the two.
    const asked = db.findOne(store.collection!, id)
    const [before, done] = await Promise.all([asked, db.update(store.collection!, id, change)])
    if (!done || !before) throw goneMeanwhile(id)
    const old = Object.fromEntries(Object.keys(fields).map((field) => [field, toWire(own(before, field))]))
    inverse.unshift({ do: 'merge', id, fields: old })
  }
  return inverse
}

const own = (doc: Doc, field: string): Value => (Object.hasOwn(doc, field) ? doc[field] : undefined)

function entryOf({ kind, scope, collection }: StoreRef, { id, value, place }: Put): StoredEntry {
  if (kind === 'kv') return { kind: 'kv', scope, key: id, value: fromWire(value) }
  const doc = fromWire(value) as Doc
  return { kind: 'doc', scope, collection: collection!, doc, ...(place === undefined ? {} : { place }) }
}

const nameOf = ({ kind, scope, collection }: StoreRef, id: string): EntryName =>
  kind === 'kv' ? { kind, scope, key: id } : { kind: 'doc', scope, collection: collection!, id }

/** An entry as the change that would bring it back. */
export function asChange(entry: StoredEntry): Change {
  if (entry.kind === 'kv') return { do: 'put', id: entry.key, value: toWire(entry.value) }
  const { doc, place } = entry
  const put = { do: 'put', id: doc._id, value: toWire(doc) } as const
  return place === undefined ? put : { ...put, place }
}
