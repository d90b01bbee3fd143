// The collections of one patch. One is warm (all of its documents in memory, found through indexes made as they are asked for) or
// cold (asked of the disk).
import type { Scope } from '../../runtime/ports.ts'
import type { Part } from '../data/call.ts'
import type { Effects } from '../data/effects.ts'
import type { Home } from '../data/disk.ts'
import { ask, both, type Steps } from '../data/steps.ts'
import type { KvMemory } from '../kv/remembered.ts'
import { CollectionState, collectionId } from './collection-state.ts'
import { Collection } from './collection.ts'
import { Drop } from './deeds.ts'

/** So many numbers of dropped collections are worth asking which are free again. */
const MANY = 100

export class Documents implements Part {
  /** Told which collections others have changed. */
  changed: (ids: readonly string[]) => void = () => {}
  readonly #memory: KvMemory
  readonly #all = new Map<string, CollectionState>()
  /** Numbers that were given up and may still be in use on the disk. */
  #taken = new Set<number>()
  #loaded = false
  #calls = 0

  constructor(memory: KvMemory) {
    this.#memory = memory
  }

  all(): Iterable<CollectionState> {
    return this.#all.values()
  }

  /** Those in which something is. */
  scopes(): Scope[] {
    return Array.from(this.#all.values()).flatMap(({ scope, count }) => (count > 0 ? [scope] : []))
  }

  get(home: Home, name: string): CollectionState | null {
    const found = this.#all.get(collectionId(home.id, name))
    if (!found) return null
    found.used = ++this.#calls
    return found
  }

  /** A new one: empty, and so warm. */
  *make({ scope }: Home, name: string, effects: Effects): Steps<CollectionState> {
    if (this.#taken.size > MANY) this.#taken = new Set(yield* ask((tx) => tx.takenNumbers()))
    const used = new Set(Array.from(this.#all.values(), ({ n }) => n))
    let n = 0
    while (used.has(n) || this.#taken.has(n)) n++
    const fresh = { created: Date.now(), count: 0, bytes: 0, sequence: 0, youngest: 0, ordered: true, rev: 0 }
    const made = new CollectionState({ scope, name, n, ...fresh }, this.#memory)
    made.warm = new Collection()
    this.#all.set(made.id, made)
    effects.noted(() => void this.#all.delete(made.id))
    return made
  }

  drop(collection: CollectionState, effects: Effects): void {
    this.#all.delete(collection.id)
    this.#taken.add(collection.n)
    const undo = (): void => {
      this.#all.set(collection.id, collection)
      this.#taken.delete(collection.n)
    }
    effects.add(new Drop(collection, undo))
  }

  ready(writes: boolean): boolean {
    return this.#loaded && (!writes || this.#memory.ready(true))
  }

  *load(writes: boolean): Steps<void> {
    if (writes && !this.#memory.ready(true)) yield* this.#memory.load()
    if (this.#loaded) return
    const [rows] = yield* ask((tx) => both(tx.collections(), tx.docsAnew()))
    this.#taken = new Set(yield* ask((tx) => tx.takenNumbers()))
    const before = new Map(this.#all)
    this.#all.clear()
    for (const row of rows) {
      const made = new CollectionState(row, this.#memory)
      const known = before.get(made.id)
      const same = known?.rev === made.rev && known.n === made.n
      this.#all.set(made.id, same ? known : made)
      if (same) before.delete(made.id)
      else before.set(made.id, made)
    }
    this.#memory.docs = rows.reduce((sum, { bytes }) => sum + bytes, 0)
    this.#loaded = true
    if (before.size > 0) this.changed([...before.keys()])
  }

  forget(): void {
    this.#loaded = false
  }
}
