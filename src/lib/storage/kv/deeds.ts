// What is done with the keys of a store, in memory first.
import type { Scope } from '../../runtime/ports.ts'
import type { Kept } from '../data/disk.ts'
import type { ClearDeed, DeleteDeed, PutDeed } from '../data/effects.ts'
import type { Known, KvMemory, StoreMemory } from './remembered.ts'

export class Put implements PutDeed {
  readonly to = 'kv'
  readonly do = 'put'
  readonly key: string
  readonly kept: Kept
  readonly size: number
  readonly #memory: KvMemory
  readonly #store: StoreMemory
  readonly #before: Known | undefined
  readonly #sizeBefore: number | undefined

  constructor(memory: KvMemory, store: StoreMemory, key: string, kept: Kept, size: number) {
    this.key = key
    this.kept = kept
    this.size = size
    this.#memory = memory
    this.#store = store
    this.#before = store.known.get(key)
    this.#sizeBefore = store.big.get(key)
    memory.remember(store, key, kept)
    memory.count(store, key, size)
  }

  get scope(): Scope {
    return this.#store.scope
  }
  get id(): string {
    return this.#store.id
  }
  get sizeBefore(): boolean {
    return this.#sizeBefore !== undefined
  }

  undo(): void {
    this.#memory.remember(this.#store, this.key, this.#before)
    this.#memory.uncount(this.#store, this.key, this.size, this.#sizeBefore)
  }
}

export class Delete implements DeleteDeed {
  readonly to = 'kv'
  readonly do = 'delete'
  readonly key: string
  readonly #memory: KvMemory
  readonly #store: StoreMemory
  readonly #before: Known | undefined
  readonly #sizeBefore: number | undefined

  constructor(memory: KvMemory, store: StoreMemory, key: string) {
    this.key = key
    this.#memory = memory
    this.#store = store
    this.#before = store.known.get(key)
    this.#sizeBefore = store.big.get(key)
    memory.remember(store, key, null)
    memory.uncount(store, key, this.#sizeBefore ?? 0, undefined)
  }

  get scope(): Scope {
    return this.#store.scope
  }
  get id(): string {
    return this.#store.id
  }

  undo(): void {
    this.#memory.remember(this.#store, this.key, this.#before)
    if (this.#sizeBefore !== undefined) this.#memory.count(this.#store, this.key, this.#sizeBefore)
  }
}

export class Clear implements ClearDeed {
  readonly to = 'kv'
  readonly do = 'clear'
  readonly keys: readonly string[]
  readonly whole: boolean
  readonly #memory: KvMemory
  readonly #store: StoreMemory
  readonly #before: Pick<StoreMemory, 'known' | 'big'>

  constructor(memory: KvMemory, store: StoreMemory, keys: readonly string[], whole: boolean) {
    this.keys = keys
    this.whole = whole
    this.#memory = memory
    this.#store = store
    this.#before = memory.exchange(store, { known: new Map(), big: new Map() })
  }

  get scope(): Scope {
    return this.#store.scope
  }
  get id(): string {
    return this.#store.id
  }

  undo(): void {
    this.#memory.exchange(this.#store, this.#before)
  }
}
