// All that a patch keeps, at once: seen, measured, taken along, put back. For the data panel, the library and the zip; loaded when
// one of them asks.
import type { Scope } from '../../runtime/ports.ts'
import type { BlobLike } from '../../runtime/message.ts'
import { copyDocs } from '../db/collection-doc.ts'
import type { Entry } from '../db/collection-entry.ts'
import { fieldsOf } from '../db/fields.ts'
import { Places } from '../db/places.ts'
import type { ImportOptions, PatchStorage, StoreInfo, StoredEntry } from '../patch-storage.ts'
import type { Run } from './call.ts'
import { change } from './change.ts'
import type { Core } from './core.ts'
import { homeOf, type KvRow } from './disk.ts'
import { incoming, placesOf, type Incoming } from './incoming.ts'
import { readBlobs } from './kept.ts'
import { ask, type Steps } from './steps.ts'

export type Whole = Pick<
  PatchStorage,
  'fields' | 'stores' | 'usage' | 'entries' | 'scan' | 'write' | 'remove' | 'change'
>

type StoreName = Pick<StoreInfo, 'kind' | 'scope' | 'collection'>

/** Documents given at once to whoever looks through many. */
const SOME = 500
const BOTH = ['kv', 'db'] as const
/** An endless import is written in pages of so many entries, or bytes. */
const PAGE = 256
const PAGE_BYTES = 4 * 1_048_576

export function wholeOf(core: Core): Whole {
  const { queue, memory, disk } = core
  const read = <T>(run: () => Steps<T>): Promise<T> =>
    queue.ask({ kinds: BOTH, writes: false }, run, core.openDocs())
  const write = <T>(run: Run<T>, blobs: readonly BlobLike[] = []): Promise<T> => {
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

  async function* rows(scope: Scope): AsyncGenerator<readonly StoredEntry[]> {
    for (let after: string | null = null; ;) {
      const from: string | null = after
      const page: readonly KvRow[] = await read(() => ask((tx) => tx.rows(scope, from)))
      yield page.map(({ key, value }): StoredEntry => ({ kind: 'kv', scope, key, value }))
      if (page.length === 0) return
      after = page.at(-1)!.key
    }
  }

  /** Documents themselves, in the order of sequence; those in memory all at once. */
  async function* docs(scope: Scope, name: string): AsyncGenerator<readonly Entry[]> {
    for (let from = 0; ;) {
      let isAll = false
      const page: readonly Entry[] = await read(function* () {
        const collection = core.docs!.documents.get(homeOf(scope), name)
        if (!collection) return []
        isAll = from === 0 && collection.warm !== null
        if (isAll) return [...collection.warm!.entries()]
        return yield* ask((tx) => tx.docs(collection.n, from, collection.page))
      })
      if (page.length > 0) yield page
      if (page.length === 0 || isAll) return
      from = page.at(-1)!.sequence + 1
    }
  }

  async function* entries({ kind, scope, collection }: StoreName): AsyncGenerator<StoredEntry> {
    if (kind === 'kv') for await (const page of rows(scope)) yield* page
    else {
      const name = collection ?? ''
      for await (const page of docs(scope, name))
        for (const entry of page) yield { kind: 'doc', scope, collection: name, doc: copyDocs([entry])[0]! }
    }
  }

  async function* scan({ kind, scope, collection }: StoreName): AsyncGenerator<readonly StoredEntry[]> {
    if (kind === 'kv') yield* rows(scope)
    else {
      const name = collection ?? ''
      for await (const page of docs(scope, name))
        for (let i = 0; i < page.length; i += SOME)
          yield page
            .slice(i, i + SOME)
            .map(({ doc }): StoredEntry => ({ kind: 'doc', scope, collection: name, doc }))
    }
  }

  async function writePage(page: readonly Incoming[]): Promise<void> {
    if (page.length === 0) return
    const blobs = page.flatMap((item) => item.blobs)
    const wanted = placesOf(page)
    await write(function* (effects) {
      const places = new Places(wanted)
      for (const item of page) yield* item.write(effects, places)
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
      const item = incoming(core, entry)
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
      for (const each of only ? [only] : await stores()) yield* entries(each)
    },
    scan,
    async write(entries, options = {}) {
      if (!Array.isArray(entries)) return writePages(entries as AsyncIterable<StoredEntry>, options)
      await writePage(entries.map((entry) => incoming(core, entry)))
      options.progress?.(entries.length)
    },
    async remove(entries) {
      await change(core, write, entries, [], {})
    },
    change: (removes, entries, options = {}) => change(core, write, removes, entries, options)
  }
}
