// What is remembered of one patch's kv stores: small values that were read or written lately, and by how much the patch's share of
// the disk is used. Values over 1 KB are counted by size, smaller ones as 1 KB each without looking which of them replace others:
// a quick estimate from above, made exact (by counting) before anything is refused.
import type { Scope } from '../../runtime/ports.ts'
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
export type Known = Pick<Kept, 'value' | 'bytes' | 'json'> | null

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
    effects.noted(() => this.#set(store, key, undefined))
  }

  /** Takes note of what was written; undefined: forgets. */
  remember(store: StoreMemory, key: string, known: Known | undefined): void {
    store.changes++
    this.#set(store, key, known && known.bytes > MEMORABLE ? undefined : known)
  }

  /** A value of that size is now at a key. */
  count(store: StoreMemory, key: string, size: number): void {
    this.#big -= store.big.get(key) ?? 0
    if (size > SMALL) {
      this.#big += size
      store.big.set(key, size)
    } else {
      store.big.delete(key)
      this.#small++
    }
  }

  /** It is not any more; `before`: the size of what is there instead, if over 1 KB. */
  uncount(store: StoreMemory, key: string, size: number, before: number | undefined): void {
    this.#big += (before ?? 0) - (store.big.get(key) ?? 0)
    if (before === undefined) store.big.delete(key)
    else store.big.set(key, before)
    if (size > 0 && size <= SMALL) this.#small--
  }

  /** Puts other contents in the place of those of a store, which it gives. */
  exchange(
    store: StoreMemory,
    { known, big }: Pick<StoreMemory, 'known' | 'big'>
  ): Pick<StoreMemory, 'known' | 'big'> {
    const before = { known: store.known, big: store.big }
    store.changes++
    this.#bytes += weightOf(known) - weightOf(before.known)
    this.#big += sumOf(big) - sumOf(before.big)
    store.known = known
    store.big = big
    return before
  }

  /** Whether so much more fits, by the estimate. */
  fits(more: number): boolean {
    return more <= 0 || this.#big + this.#small * SMALL + this.docs + more <= this.limits.total
  }

  /** For what does not fit by the estimate: counts exactly, and throws `storage-full` if it does not. */
  *makeRoom(more: number): Steps<void> {
    const all = yield* ask((tx) => tx.count(null))
    const big = [...this.#stores.values()].reduce((sum, store) => sum + store.big.size, 0)
    this.#small = Math.max(0, all - big)
    if (!this.fits(more)) throw shareFull(this.limits.total)
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

const weightOf = (all: StoreMemory['known']): number => {
  let sum = 0
  for (const [key, known] of all) sum += weight(key, known)
  return sum
}

const sumOf = (sizes: ReadonlyMap<string, number>): number => {
  let sum = 0
  for (const size of sizes.values()) sum += size
  return sum
}
