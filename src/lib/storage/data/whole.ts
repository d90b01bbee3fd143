// All that a patch keeps, at once: seen, measured, taken along, put back. For the data panel, the library and the zip; loaded when
// one of them asks.
import type { Doc, Scope } from '../../runtime/ports.ts'
import type { BlobLike, Value } from '../../runtime/message.ts'
import { copyDocs } from '../db/collection-doc.ts'
import type { Entry } from '../db/collection-entry.ts'
import { fieldsOf } from '../db/fields.ts'
import { badDocument, docTooLarge } from '../errors.ts'
import { checkName, checkRecord, makeChecked } from '../db/store.ts'
import { checkKey } from '../kv/keys.ts'
import * as operations from '../kv/operations.ts'
import type { ImportOptions, PatchStorage, StoreInfo, StoredEntry } from '../patch-storage.ts'
import type { Run } from './call.ts'
import type { Core } from './core.ts'
import { homeOf, type KvRow } from './disk.ts'
import type { Effects } from './effects.ts'
import { keep, readBlobs } from './kept.ts'
import { ask, type Steps } from './steps.ts'

export type Whole = Pick<PatchStorage, 'fields' | 'stores' | 'usage' | 'entries' | 'write' | 'remove'>

const BOTH = ['kv', 'db'] as const
/** An endless import is written in pages of so many entries, or bytes. */
const PAGE = 256
const PAGE_BYTES = 4 * 1_048_576

/** An entry on its way in. */
interface Incoming {
  readonly bytes: number
  readonly blobs: readonly BlobLike[]
  write(effects: Effects): Steps<void>
}

export function wholeOf(core: Core): Whole {
  const { queue, memory, disk } = core
  const read = <T>(run: () => Steps<T>): Promise<T> =>
    queue.ask({ kinds: BOTH, writes: false }, run, core.openDocs())
  const write = (run: Run<void>, blobs: readonly BlobLike[] = []): Promise<void> => {
    const opening = core.openDocs()
    const reading = disk.blobBytes ? readBlobs(blobs) : null
    return queue.ask(
      { kinds: BOTH, writes: true },
      run,
      opening || reading ? Promise.all([opening, reading]) : null
    )
  }

  const collections = () =>
    [...core.docs!.documents.all()].filter(({ count }) => count > 0).sort((a, b) => (a.id < b.id ? -1 : 1))

  const stores = (): Promise<StoreInfo[]> =>
    read(function* () {
      const all: StoreInfo[] = []
      for (const scope of yield* ask((tx) => tx.scopes()))
        all.push({ kind: 'kv', scope, collection: null, ...(yield* ask((tx) => tx.size(scope))) })
      for (const { scope, name, count, bytes } of collections())
        all.push({ kind: 'db', scope, collection: name, count, bytes })
      return all
    })

  async function* rows(scope: Scope): AsyncGenerator<StoredEntry> {
    for (let after: string | null = null; ;) {
      const from: string | null = after
      const page: readonly KvRow[] = await read(() => ask((tx) => tx.rows(scope, from)))
      for (const { key, value } of page) yield { kind: 'kv', scope, key, value }
      if (page.length === 0) return
      after = page.at(-1)!.key
    }
  }

  async function* docs(scope: Scope, name: string): AsyncGenerator<StoredEntry> {
    for (let from = 0; ;) {
      const page: readonly Entry[] = await read(function* () {
        const collection = core.docs!.documents.get(homeOf(scope), name)
        return collection ? yield* ask((tx) => tx.docs(collection.n, from, collection.page)) : []
      })
      for (const doc of copyDocs(page)) yield { kind: 'doc', scope, collection: name, doc }
      if (page.length === 0) return
      from = page.at(-1)!.sequence + 1
    }
  }

  function incoming(entry: StoredEntry): Incoming {
    const { scope } = entry
    const home = homeOf(scope)
    if (entry.kind === 'kv') {
      const kept = keep(entry.value, memory.limits.value)
      const pair = { key: checkKey(entry.key), kept }
      const store = memory.store(scope)
      const { bytes, blobs } = kept
      return { bytes, blobs: blobs ?? [], write: (effects) => operations.put(memory, store, [pair], effects) }
    }
    const made = makeChecked(checkRecord(entry.doc), ownOf(entry.doc))
    if (made.bytes > memory.limits.value) throw docTooLarge(made.bytes, memory.limits.value)
    const name = checkName(entry.collection)
    return {
      bytes: made.bytes,
      blobs: made.blobs ?? [],
      write: (effects) => core.docs!.place(home, name, made, effects)
    }
  }

  async function writePage(page: readonly Incoming[]): Promise<void> {
    if (page.length === 0) return
    const blobs = page.flatMap((item) => item.blobs)
    await write(function* (effects) {
      for (const item of page) yield* item.write(effects)
    }, blobs)
  }

  async function writePages(
    entries: AsyncIterable<StoredEntry>,
    { signal, progress }: ImportOptions
  ): Promise<void> {
    let page: Incoming[] = []
    let bytes = 0
    let done = 0
    const flush = async () => {
      await writePage(page)
      signal?.throwIfAborted()
      progress?.((done += page.length))
      page = []
      bytes = 0
    }
    for await (const entry of entries) {
      signal?.throwIfAborted()
      const item = incoming(entry)
      if (bytes + item.bytes > PAGE_BYTES && page.length > 0) await flush()
      page.push(item)
      bytes += item.bytes
      if (page.length === PAGE) await flush()
    }
    if (page.length > 0) await flush()
  }

  return {
    stores,
    fields: (scope, name) =>
      read(function* () {
        const collection = core.docs!.documents.get(homeOf(scope), name)
        return collection ? fieldsOf(yield* ask((tx) => tx.docs(collection.n, 0, collection.page))) : []
      }),
    async usage() {
      const bytes = (await stores()).reduce((sum, store) => sum + store.bytes, 0)
      return { bytes, limit: memory.limits.total }
    },
    async *entries(only) {
      if (only) yield* only.kind === 'kv' ? rows(only.scope) : docs(only.scope, only.collection ?? '')
      else
        for (const { kind, scope, collection } of await stores())
          yield* kind === 'kv' ? rows(scope) : docs(scope, collection!)
    },
    async write(entries, options = {}) {
      if (!Array.isArray(entries)) return writePages(entries as AsyncIterable<StoredEntry>, options)
      await writePage(entries.map(incoming))
      options.progress?.(entries.length)
    },
    remove: (entries) =>
      write(function* (effects) {
        for (const entry of entries) {
          const home = homeOf(entry.scope)
          if (entry.kind === 'doc') yield* core.docs!.delete(home, entry.collection, entry.id, effects)
          else yield* operations.remove(memory, memory.store(entry.scope), entry.key, effects)
        }
      })
  }
}

/** The store's own fields of a document that comes from elsewhere. Throws `storage-value`. */
function ownOf(doc: { readonly [field: string]: Value }): Pick<Doc, '_id' | '_created' | '_updated'> {
  const { _id, _created, _updated } = doc
  if (typeof _id !== 'string' || _id === '' || _id.length > 1000) throw badDocument('one without an _id')
  if (!Number.isFinite(_created) || !Number.isFinite(_updated))
    throw badDocument('one without _created and _updated')
  return { _id, _created: _created as number, _updated: _updated as number }
}
