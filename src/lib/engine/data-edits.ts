// Changes of one store, and the changes that undo them. What was there before is asked for in the same breath as the change is made:
// storage answers in the order in which it is asked, so nothing the patch does comes between the two.
import { fromWire, toWire } from '../runtime/codec/wire.ts'
import type { MessageRecord, Value } from '../runtime/message.ts'
import type { Doc } from '../runtime/ports.ts'
import type { ImportOptions, PatchStorage, StoredEntry } from '../storage/patch-storage.ts'
import { goneMeanwhile } from './data-errors.ts'
import type { Change, StoreRef } from './data-protocol.ts'

type Put = Change & { do: 'put' }
type Merge = Change & { do: 'merge' }

/** Documents asked for one by one, not by a walk through all. */
const FEW = 200

/** All of the changes or, if it rejects, none. The later of two changes of one id counts. */
export async function edit(
  storage: PatchStorage,
  store: StoreRef,
  changes: readonly Change[],
  options?: ImportOptions
): Promise<Change[]> {
  const merges = changes.filter((change): change is Merge => change.do === 'merge')
  if (merges.length > 0) return merge(storage, store, merges)
  const last = new Map(changes.map((change) => [change.id, change as Exclude<Change, Merge>]))
  const puts = [...last.values()].filter((change): change is Put => change.do === 'put')
  const removes = [...last.values()].filter((change) => change.do === 'remove').map(({ id }) => id)
  const entries = puts.map((put) => entryOf(store, put))
  const asked = read(storage, store, [...last.keys()])
  // Removed first: that makes room for what comes.
  const work: Promise<void>[] = []
  if (removes.length > 0) work.push(storage.remove(removes.map((id) => nameOf(store, id))))
  if (entries.length > 0) work.push(storage.write(entries, options))
  const [before, ...done] = await Promise.allSettled([asked, ...work])
  if (before.status === 'rejected') throw before.reason
  const inverse = [...last.keys()].map((id): Change => {
    const value = before.value.get(id)
    return value ? { do: 'put', id, value: toWire(value.value) } : { do: 'remove', id }
  })
  const failed = done.find((each) => each.status === 'rejected')
  if (failed) {
    if (done.length > 1) await takeBack(storage, store, inverse)
    throw failed.reason
  }
  return inverse
}

/** One of two transactions was written: what it changed comes back as it was. */
async function takeBack(storage: PatchStorage, store: StoreRef, inverse: readonly Change[]): Promise<void> {
  const puts = inverse.filter((change): change is Put => change.do === 'put')
  const removes = inverse.filter((change) => change.do === 'remove')
  if (puts.length > 0) await storage.write(puts.map((put) => entryOf(store, put)))
  if (removes.length > 0) await storage.remove(removes.map(({ id }) => nameOf(store, id)))
}

async function merge(storage: PatchStorage, store: StoreRef, merges: readonly Merge[]): Promise<Change[]> {
  const db = storage.db(store.scope)
  const inverse: Change[] = []
  for (const { id, fields } of merges) {
    const change = fromWire(fields) as MessageRecord
    const asked = db.findOne(store.collection!, id)
    const [before, done] = await Promise.all([asked, db.update(store.collection!, id, change)])
    if (!done || !before) throw goneMeanwhile(id)
    const old = Object.fromEntries(Object.keys(fields).map((field) => [field, toWire(own(before, field))]))
    inverse.unshift({ do: 'merge', id, fields: old })
  }
  return inverse
}

const own = (doc: Doc, field: string): Value => (Object.hasOwn(doc, field) ? doc[field] : undefined)

/** Values of these ids, where there are any. */
async function read(
  storage: PatchStorage,
  store: StoreRef,
  ids: readonly string[]
): Promise<Map<string, { value: Value }>> {
  const found = new Map<string, { value: Value }>()
  if (store.kind === 'kv') {
    const values = await storage.kv(store.scope).getMany(ids)
    for (const [i, { found: is, value }] of values.entries()) if (is) found.set(ids[i]!, { value })
    return found
  }
  const db = storage.db(store.scope)
  const docs =
    ids.length <= FEW
      ? await Promise.all(ids.map((id) => db.findOne(store.collection!, id)))
      : await db.find(store.collection!, { _id: { $in: ids } })
  for (const doc of docs) if (doc) found.set(doc._id, { value: doc })
  return found
}

function entryOf({ kind, scope, collection }: StoreRef, { id, value }: Put): StoredEntry {
  if (kind === 'kv') return { kind: 'kv', scope, key: id, value: fromWire(value) }
  return { kind: 'doc', scope, collection: collection!, doc: fromWire(value) as Doc }
}

function nameOf({ kind, scope, collection }: StoreRef, id: string) {
  return kind === 'kv'
    ? ({ kind, scope, key: id } as const)
    : ({ kind: 'doc', scope, collection: collection!, id } as const)
}

/** An entry as the change that would bring it back. */
export const asChange = (entry: StoredEntry): Change =>
  entry.kind === 'kv'
    ? { do: 'put', id: entry.key, value: toWire(entry.value) }
    : { do: 'put', id: entry.doc._id, value: toWire(entry.doc) }
