// What is remembered of one patch's kv stores: small values that were read or written lately, and by how much the patch's share of
// the disk is used. Values over 1 KB are counted by size, smaller ones as 1 KB each without looking which of them replace others:
// a quick estimate from above, made exact (by counting) before anything is refused.
import type { Scope } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import { shareFull } from '../errors.ts'
import type { Part } from '../data/call.ts'
import type { Kept } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import { ask, type Steps } from '../data/steps.ts'

/** Bytes. */
export interface Limits {
  /** Largest single value. */
  value: number
  /** All that a patch keeps. */
  total: number
}
export const defaultLimits: Limits = { value: 64 * 1_048_576, total: 512 * 1_048_576 }

/** Values up to this size are not counted one by one. */
export const SMALL = 1024

/** Largest value that is remembered, and all of them. */
const MEMORABLE = 262_144
const MEMORY = 32 * 1_048_576

/** null: known not to be there. */
type Known = { readonly value: Value; readonly bytes: number } | null

/** One store, as far as it is remembered. */
export interface StoreMemory {
  readonly scope: Scope
  readonly id: string
  known: Map<string, Known>
  /** Bytes of values over 1 KB. */
  big: Map<string, number>
  /** Counts what was written, so that an answer from the disk that took longer is not remembered. */
  changes: number
}

export class KvMemory implements Part {
  readonly limits: Limits
  readonly #stores = new Map<string, StoreMemory>()
  #bytes = 0
  #counted = false
  #big = 0
  #small = 0
  /** Bytes that documents take of the share. */
  docs = 0

  constructor(limits: Limits) {
    this.limits = limits
  }

  store(scope: Scope): StoreMemory {
    const id = JSON.stringify(scope)
    let store = this.#stores.get(id)
    if (!store) {
      store = { scope, id, known: new Map(), big: new Map(), changes: 0 }
      this.#stores.set(id, store)
    }
    return store
  }

  ready(writes: boolean): boolean {
    return !writes || this.#counted
  }

  *load(): Steps<void> {
    const sizes = yield* ask((tx) => tx.sizes())
    this.#small = yield* ask((tx) => tx.count(null))
    this.#big = 0
    for (const store of this.#stores.values()) store.big.clear()
    for (const { scope, key, size } of sizes) {
      this.store(scope).big.set(key, size)
      this.#big += size
    }
    const collections = yield* ask((tx) => tx.collections())
    this.docs = collections.reduce((sum, { bytes }) => sum + bytes, 0)
    this.#counted = true
  }

  forget(): void {
    for (const store of this.#stores.values()) this.forgetStore(store)
    this.#bytes = 0
    this.#counted = false
  }

  /** What others have written is not in the count. */
  countAnew(): void {
    this.#counted = false
  }

  forgetStore(store: StoreMemory, keys: Iterable<string> = [...store.known.keys()]): void {
    store.changes++
    for (const key of keys) this.#set(store, key, undefined)
  }

  /** Takes note of what the disk answered, if nothing was written since `changes`. */
  learn(store: StoreMemory, key: string, known: Known, changes: number, effects: Effects): void {
    if (store.changes !== changes || (known && known.bytes > MEMORABLE)) return
    this.#set(store, key, known)
    // In a transaction that comes to nothing, it may have been what that had written.
    effects.undo(() => this.#set(store, key, undefined))
  }

  put(store: StoreMemory, key: string, kept: Kept, size: number, effects: Effects): void {
    const sizeBefore = store.big.get(key)
    this.#remember(store, key, kept.bytes > MEMORABLE ? undefined : kept, effects)
    this.#count(store, key, size > SMALL ? size : undefined, sizeBefore)
    if (size <= SMALL) this.#small++
    effects.undo(() => {
      this.#count(store, key, sizeBefore, store.big.get(key))
      if (size <= SMALL) this.#small--
    })
    const { scope } = store
    effects.writes.push({ to: 'kv', do: 'put', scope, key, kept, size, sizeBefore: sizeBefore !== undefined })
    effects.news.push({ of: 'key', scope, id: store.id, key, found: true, value: kept.value })
  }

  delete(store: StoreMemory, key: string, effects: Effects): void {
    const sizeBefore = store.big.get(key)
    this.#remember(store, key, null, effects)
    this.#count(store, key, undefined, sizeBefore)
    effects.undo(() => this.#count(store, key, sizeBefore, undefined))
    const { scope } = store
    effects.writes.push({ to: 'kv', do: 'delete', scope, key })
    effects.news.push({ of: 'key', scope, id: store.id, key, found: false, value: undefined })
  }

  /** `keys`: those that it has, where somebody wants to hear of them. */
  clear(store: StoreMemory, keys: readonly string[], effects: Effects): void {
    const { scope, id, known, big } = store
    const bytes = [...known].reduce((sum, [key, value]) => sum + weight(key, value), 0)
    const bigBytes = sizeOf(store)
    store.known = new Map()
    store.big = new Map()
    store.changes++
    this.#bytes -= bytes
    this.#big -= bigBytes
    effects.undo(() => {
      this.forgetStore(store)
      store.known = known
      store.big = big
      this.#bytes += bytes
      this.#big += bigBytes
    })
    effects.writes.push({ to: 'kv', do: 'clear', scope })
    effects.news.push({ of: 'store', scope, id })
    for (const key of keys) effects.news.push({ of: 'key', scope, id, key, found: false, value: undefined })
  }

  /** Throws `storage-full` if so much more does not fit; asks the disk only if the estimate says so. */
  *makeRoom(more: number): Steps<void> {
    if (more <= 0 || this.#estimate() + more <= this.limits.total) return
    const all = yield* ask((tx) => tx.count(null))
    const big = [...this.#stores.values()].reduce((sum, store) => sum + store.big.size, 0)
    this.#small = Math.max(0, all - big)
    if (this.#estimate() + more > this.limits.total) throw shareFull(this.limits.total)
  }

  #estimate(): number {
    return this.#big + this.#small * SMALL + this.docs
  }

  #count(store: StoreMemory, key: string, size: number | undefined, before: number | undefined): void {
    this.#big += (size ?? 0) - (before ?? 0)
    if (size !== undefined) store.big.set(key, size)
    else if (before !== undefined) store.big.delete(key)
  }

  #remember(store: StoreMemory, key: string, known: Known | undefined, effects: Effects): void {
    const before = store.known.get(key)
    store.changes++
    this.#set(store, key, known)
    effects.undo(() => {
      store.changes++
      this.#set(store, key, before)
    })
  }

  #set(store: StoreMemory, key: string, known: Known | undefined): void {
    const before = store.known.get(key)
    this.#bytes += weight(key, known) - weight(key, before)
    if (known === undefined) store.known.delete(key)
    else store.known.set(key, known)
    if (this.#bytes > MEMORY) this.#shrink(store, key)
  }

  /** Forgets what was first remembered, in other stores first, until a quarter is free. */
  #shrink(present: StoreMemory, but: string): void {
    for (const store of [...this.#stores.values()].filter((other) => other !== present).concat(present)) {
      for (const [key, known] of store.known) {
        if (this.#bytes <= MEMORY * 0.75) return
        if (store === present && key === but) continue
        this.#bytes -= weight(key, known)
        store.known.delete(key)
      }
    }
  }
}

const weight = (key: string, known: Known | undefined): number =>
  known === undefined ? 0 : (known?.bytes ?? 0) + key.length * 2 + 64

const sizeOf = (store: StoreMemory): number => [...store.big.values()].reduce((sum, size) => sum + size, 0)
