// What of a store is found, in its order: a list of names, made by one walk through the store, kept until a commit changes it.
//
// The walk leaves the thread to the patch every few milliseconds, and a store that changes all the time is walked again only after
// nine times as long as the walk took: looking at data never takes more than a tenth of the patch's time.
import type { Doc } from '../runtime/ports.ts'
import type { MessageRecord, Value } from '../runtime/message.ts'
import { fromWire } from '../runtime/codec/wire.ts'
import type { PatchStorage, StoredEntry } from '../storage/patch-storage.ts'
import { compare } from '../storage/query/compare.ts'
import { compileQuery, type Matcher } from '../storage/query/query.ts'
import { storeKey, type StoreRef, type View } from './data-protocol.ts'
import { searchFor } from './data-search.ts'

/** Views kept; milliseconds of a walk without a pause. */
const KEPT = 6
const SLICE = 6

export interface Found {
  readonly ids: readonly string[]
  /** The store has changed since; milliseconds until it is worth asking again. */
  readonly again: number | null
}

interface Entry {
  store: string
  ids: Promise<readonly string[]> | null
  /** When the last walk ended, how long it took, what it found. */
  at: number
  took: number
  last: readonly string[] | null
  stale: boolean
}

export class DataViews {
  #storage: PatchStorage
  #views = new Map<string, Entry>()

  constructor(storage: PatchStorage) {
    this.#storage = storage
  }

  /** A commit has changed these. */
  changed(stores: readonly StoreRef[]): void {
    const keys = new Set(stores.map(storeKey))
    for (const view of this.#views.values()) if (keys.has(view.store)) view.stale = true
  }

  async find(store: StoreRef, view: View): Promise<Found> {
    const entry = this.#entry(store, view)
    if (entry.ids) return { ids: await entry.ids, again: entry.stale ? 1 : null }
    const rest = entry.at + 9 * entry.took - performance.now()
    if (entry.last && !entry.stale) return { ids: entry.last, again: null }
    if (entry.last && rest > 1) return { ids: entry.last, again: Math.ceil(rest) }
    entry.stale = false
    entry.ids = this.#walk(store, view, entry)
    return { ids: await entry.ids, again: entry.stale ? 1 : null }
  }

  #entry(store: StoreRef, view: View): Entry {
    const key = JSON.stringify([storeKey(store), view])
    const entry = this.#views.get(key) ?? {
      store: storeKey(store),
      ids: null,
      at: 0,
      took: 0,
      last: null,
      stale: false
    }
    // The one used last stands last.
    this.#views.delete(key)
    this.#views.set(key, entry)
    for (const old of this.#views.keys()) {
      if (this.#views.size <= KEPT) break
      this.#views.delete(old)
    }
    return entry
  }

  async #walk(store: StoreRef, view: View, entry: Entry): Promise<readonly string[]> {
    const began = performance.now()
    try {
      entry.last = await this.#found(store, view)
      return entry.last
    } finally {
      entry.ids = null
      entry.at = performance.now()
      entry.took = entry.at - began
    }
  }

  async #found(store: StoreRef, { search, query, sort }: View): Promise<string[]> {
    if (store.kind === 'kv' && !search && (!sort || sort.field === 'key')) {
      const keys = await this.#storage.kv(store.scope).keys()
      return sort?.way === -1 ? keys.reverse() : keys
    }
    const matches = matcherOf(search, query)
    const field = sort?.field ?? (store.kind === 'kv' ? 'key' : '_created')
    const found: { id: string; by: Value }[] = []
    let since = performance.now()
    for await (const entry of this.#storage.entries(store)) {
      if (matches(entry)) found.push({ id: idOf(entry), by: sortValue(entry, field) })
      if (performance.now() - since > SLICE) {
        await pause()
        since = performance.now()
      }
    }
    const way = sort?.way ?? 1
    return found.sort((a, b) => way * compare(a.by, b.by)).map(({ id }) => id)
  }
}

export const idOf = (entry: StoredEntry): string => (entry.kind === 'kv' ? entry.key : entry.doc._id)

function sortValue(entry: StoredEntry, field: string): Value {
  if (entry.kind === 'doc') return Object.hasOwn(entry.doc, field) ? entry.doc[field] : undefined
  return field === 'key' ? entry.key : entry.value
}

function matcherOf(search: string | undefined, query: unknown): (entry: StoredEntry) => boolean {
  const holds = search ? searchFor(search) : null
  const asked: Matcher | null =
    query === undefined ? null : compileQuery(fromWire(query) as MessageRecord).matches
  return (entry) => {
    if (entry.kind === 'kv') return !holds || holds(entry.key) || holds(entry.value)
    return (!asked || asked(entry.doc as Doc)) && (!holds || holds(entry.doc))
  }
}

/** A turn of the event loop for everybody else. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
