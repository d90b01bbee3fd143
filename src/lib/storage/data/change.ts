// Entries removed and written in one transaction, and what was there before. However many there are: they are checked and copied in
// short pieces first, and what was there is copied in such pieces after it; only the transaction itself is one.
import type { BlobLike } from '../../runtime/message.ts'
import type { Scope } from '../../runtime/ports.ts'
import { copyDocs } from '../db/collection-doc.ts'
import type { Entry } from '../db/collection-entry.ts'
import { Places } from '../db/places.ts'
import * as operations from '../kv/operations.ts'
import type { ChangeOptions, EntryName, StoredEntry } from '../patch-storage.ts'
import type { Run } from './call.ts'
import type { Core } from './core.ts'
import { homeOf } from './disk.ts'
import type { Effects } from './effects.ts'
import { incoming, placesOf, type Incoming } from './incoming.ts'
import type { Steps } from './steps.ts'
import { Turns } from './turns.ts'

export type Writing = <T>(run: Run<T>, blobs?: readonly BlobLike[]) => Promise<T>

/** Keys asked for at once. */
const TOGETHER = 500

/** A document that was there, not copied yet. */
interface Was {
  readonly scope: Scope
  readonly collection: string
  readonly entry: Entry
}

/** Entries ready to be written, checked and copied in short pieces. Throws `storage-value`. */
export async function checked(
  core: Core,
  entries: readonly StoredEntry[],
  { signal, progress }: ChangeOptions
): Promise<Incoming[]> {
  const turns = new Turns(signal)
  const all: Incoming[] = []
  for (const entry of entries) {
    all.push(incoming(core, entry))
    if (!turns.over) continue
    progress?.(all.length)
    await turns.pause()
  }
  return all
}

export async function change(
  core: Core,
  write: Writing,
  removes: readonly EntryName[],
  entries: readonly StoredEntry[],
  options: ChangeOptions
): Promise<StoredEntry[]> {
  const { signal, progress, writing } = options
  signal?.throwIfAborted()
  await core.openDocs()
  const puts = await checked(core, entries, options)
  const wanted = placesOf(puts)
  const names = [...removes, ...entries]
  writing?.()
  const { pairs, docs } = await write(
    function* (effects) {
      let done = 0
      const step = (): void => {
        signal?.throwIfAborted()
        progress?.(++done)
      }
      const docs: Was[] = []
      const pairs = yield* valuesOf(core, names, effects)
      // Removed first: that makes room for what comes.
      for (const name of removes) {
        step()
        const entry = yield* remove(core, name, effects)
        if (entry && name.kind === 'doc') docs.push({ scope: name.scope, collection: name.collection, entry })
      }
      const places = new Places(wanted)
      for (const [i, put] of puts.entries()) {
        step()
        const entry = yield* put.write(effects, places)
        const it = entries[i]!
        if (entry && it.kind === 'doc') docs.push({ scope: it.scope, collection: it.collection, entry })
      }
      return { pairs, docs }
    },
    puts.flatMap(({ blobs }) => blobs)
  )
  // It is written: from here on nothing stops it.
  return [...pairs, ...(await copies(docs))]
}

function* remove({ memory, docs }: Core, name: EntryName, effects: Effects): Steps<Entry | null> {
  if (name.kind === 'doc') return yield* docs!.take(homeOf(name.scope), name.collection, name.id, effects)
  yield* operations.remove(memory, memory.store(name.scope), name.key, effects)
  return null
}

/** What these keys hold, many at a time. */
function* valuesOf(
  { memory }: Core,
  names: readonly (EntryName | StoredEntry)[],
  effects: Effects
): Steps<StoredEntry[]> {
  const all: StoredEntry[] = []
  const stores = new Map<string, { scope: Scope; keys: string[] }>()
  for (const name of names) {
    if (name.kind !== 'kv') continue
    const { id } = homeOf(name.scope)
    const store = stores.get(id)
    if (store) store.keys.push(name.key)
    else stores.set(id, { scope: name.scope, keys: [name.key] })
  }
  for (const { scope, keys } of stores.values()) {
    for (let i = 0; i < keys.length; i += TOGETHER) {
      const some = keys.slice(i, i + TOGETHER)
      const found = yield* operations.getMany(memory, memory.store(scope), some, effects)
      for (const [j, { found: is, value }] of found.entries())
        if (is) all.push({ kind: 'kv', scope, key: some[j]!, value })
    }
  }
  return all
}

async function copies(all: readonly Was[]): Promise<StoredEntry[]> {
  const turns = new Turns()
  const out: StoredEntry[] = []
  for (const { scope, collection, entry } of all) {
    const [doc] = copyDocs([entry])
    out.push({ kind: 'doc', scope, collection, doc: doc!, place: entry.sequence })
    if (turns.over) await turns.pause()
  }
  return out
}
