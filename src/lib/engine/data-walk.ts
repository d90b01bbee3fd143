// One walk through a store: what a view finds in it, by name. It keeps names and what they are sorted by, nothing else, and leaves
// the thread to the patch every few milliseconds.
import { fromWire } from '../runtime/codec/wire.ts'
import type { MessageRecord, Value } from '../runtime/message.ts'
import type { Doc } from '../runtime/ports.ts'
import { Turns } from '../storage/data/turns.ts'
import type { PatchStorage, StoredEntry } from '../storage/patch-storage.ts'
import { compare } from '../storage/query/compare.ts'
import { compileQuery, type Matcher } from '../storage/query/query.ts'
import type { StoreRef, View } from './data-protocol.ts'
import { searchFor } from './data-search.ts'
import { sortInTurns } from './data-sort.ts'

interface Hit {
  readonly id: string
  readonly by: Value
}

export class Walk {
  /** What was found so far, if it is found in the order in which it is shown; else nothing, until all is. */
  readonly soFar: string[] = []
  readonly done: Promise<readonly string[]>
  readonly #stop = new AbortController()

  constructor(storage: PatchStorage, store: StoreRef, view: View) {
    this.done = this.#find(storage, store, view)
    // Whoever stops it does not wait for it.
    this.done.catch(() => {})
  }

  stop(): void {
    this.#stop.abort()
  }

  async #find(storage: PatchStorage, store: StoreRef, { search, query, sort }: View): Promise<string[]> {
    const isKv = store.kind === 'kv'
    if (isKv && !search && (!sort || sort.field === 'key')) {
      const keys = await storage.kv(store.scope).keys()
      return sort?.way === -1 ? keys.reverse() : keys
    }
    const matches = matcherOf(search, query)
    const field = sort?.field ?? (isKv ? 'key' : '_created')
    const way = sort?.way ?? 1
    const order = (a: Hit, b: Hit): number => way * compare(a.by, b.by)
    const hits: Hit[] = []
    let isSorted = true
    const turns = new Turns(this.#stop.signal)
    for await (const page of storage.scan(store)) {
      for (const entry of page) {
        if (matches(entry)) {
          const hit = { id: idOf(entry), by: sortValue(entry, field) }
          isSorted &&= hits.length === 0 || order(hits.at(-1)!, hit) <= 0
          hits.push(hit)
          if (!sort && isSorted) this.soFar.push(hit.id)
        }
        if (turns.over) await turns.pause()
      }
      this.#stop.signal.throwIfAborted()
    }
    const sorted = isSorted ? hits : await sortInTurns(hits, order, turns)
    return sorted.map(({ id }) => id)
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
