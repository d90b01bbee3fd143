// What of a store is found, in its order: a list of names, made by one walk through the store, kept until a commit changes it.
//
// A store that changes all the time is walked again only after nine times as long as the walk took: looking at data never takes more
// than a tenth of the patch's time. Who looks need not wait for the end of a walk: what is found so far is told, and they ask again;
// a walk that nobody asks about any more, or that somebody leaves, stops.
import type { PatchStorage } from '../storage/patch-storage.ts'
import { storeKey, type StoreRef, type View } from './data-protocol.ts'
import { Walk } from './data-walk.ts'

/** Views kept. */
const KEPT = 6
/** Milliseconds to wait for the end of a walk; until it is worth asking again; that nobody has asked. */
const PATIENCE = 120
const AGAIN = 150
const FORGOTTEN = 15_000

export interface Found {
  readonly ids: readonly string[]
  /** The store has changed since, or this is not all of it; milliseconds until it is worth asking again. */
  readonly again: number | null
  /** The walk goes on: there may be more. */
  readonly partial: boolean
}

interface Entry {
  store: string
  walk: Walk | null
  /** When the last walk ended, how long it took, what it found. */
  at: number
  took: number
  last: readonly string[] | null
  stale: boolean
  timer: ReturnType<typeof setTimeout> | undefined
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

  /** What is known in a moment. */
  async find(store: StoreRef, view: View): Promise<Found> {
    const entry = this.#entry(store, view)
    const { last } = entry
    if (last && !entry.walk) {
      const rest = entry.at + 9 * entry.took - performance.now()
      if (!entry.stale) return { ids: last, again: null, partial: false }
      if (rest > 1) return { ids: last, again: Math.ceil(rest), partial: false }
    }
    const walk = this.#walking(store, view, entry)
    const ids = await Promise.race([walk.done, after(PATIENCE)])
    if (ids) return { ids, again: entry.stale ? 1 : null, partial: false }
    return last
      ? { ids: last, again: AGAIN, partial: false }
      : { ids: walk.soFar, again: AGAIN, partial: true }
  }

  /** All of it, however long that takes. */
  async all(store: StoreRef, view: View): Promise<readonly string[]> {
    const entry = this.#entry(store, view)
    if (entry.last && !entry.stale && !entry.walk) return entry.last
    const walk = this.#walking(store, view, entry)
    clearTimeout(entry.timer)
    return walk.done
  }

  /** Whoever looked at this looks at something else. */
  leave(store: StoreRef, view: View): null {
    const entry = this.#views.get(viewKey(store, view))
    if (entry) this.#stop(entry)
    return null
  }

  close(): void {
    for (const entry of this.#views.values()) this.#stop(entry)
  }

  /** Whoever asks again has a walk of their own. */
  #stop(entry: Entry): void {
    clearTimeout(entry.timer)
    entry.walk?.stop()
    entry.walk = null
  }

  #walking(store: StoreRef, view: View, entry: Entry): Walk {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => this.#stop(entry), FORGOTTEN)
    if (entry.walk) return entry.walk
    entry.stale = false
    const began = performance.now()
    const walk = new Walk(this.#storage, store, view)
    entry.walk = walk
    const ended = (): void => {
      if (entry.walk !== walk) return
      clearTimeout(entry.timer)
      entry.walk = null
      entry.at = performance.now()
      entry.took = entry.at - began
    }
    walk.done.then((ids) => {
      if (entry.walk === walk) entry.last = ids
      ended()
    }, ended)
    return walk
  }

  #entry(store: StoreRef, view: View): Entry {
    const key = viewKey(store, view)
    const fresh = { store: storeKey(store), walk: null, at: 0, took: 0, last: null, stale: false }
    const entry = this.#views.get(key) ?? { ...fresh, timer: undefined }
    // The one used last stands last.
    this.#views.delete(key)
    this.#views.set(key, entry)
    for (const [old, other] of this.#views) {
      if (this.#views.size <= KEPT) break
      this.#stop(other)
      this.#views.delete(old)
    }
    return entry
  }
}

const viewKey = (store: StoreRef, view: View): string => JSON.stringify([storeKey(store), view])

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms))
