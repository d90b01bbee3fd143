// How much a store holds, for the small number on its boxes. It must cost a busy patch nothing: boxes of one store share one count,
// stores are counted one after the other and a while after they were changed, and none of it enters the running patch. A run in
// the shell, where nobody looks, is mostly over before.
import type { Scope, Storage } from '../../runtime/ports.ts'

type Kind = 'kv' | 'db'
type Show = (count: number | undefined) => void
/** kv stores have no collections: theirs is null. */
type Part = string | null

/** Milliseconds from a change, or from the opening of a patch, to the count. */
const REST = 200

/** A store that boxes show. */
class Held {
  readonly shows = new Set<Show>()
  #storage: Storage
  #kind: Kind
  #scope: Scope
  #counts = new Map<Part, number>()
  #total: number | undefined
  /** What is to be counted anew; null: everything. */
  #changed: Set<Part> | null = null

  constructor(storage: Storage, kind: Kind, scope: Scope) {
    this.#storage = storage
    this.#kind = kind
    this.#scope = scope
  }

  show(show: Show): void {
    this.shows.add(show)
    show(this.#total)
  }

  changed(part: Part): void {
    this.#changed?.add(part)
  }

  get stale(): boolean {
    return this.#changed === null || this.#changed.size > 0
  }

  async count(): Promise<void> {
    const changed = this.#changed
    this.#changed = new Set()
    try {
      const parts = changed ? [...changed] : await this.#parts()
      for (const part of parts) this.#counts.set(part, await this.#countOf(part))
      this.#tell([...this.#counts.values()].reduce((sum, count) => sum + count, 0))
    } catch {
      // Storage that is closed, or broken: whoever asks it for something hears why.
      this.#tell(undefined)
    }
  }

  async #parts(): Promise<Part[]> {
    return this.#kind === 'kv' ? [null] : this.#storage.db(this.#scope).collections()
  }

  #countOf(part: Part): Promise<number> {
    if (part === null) return this.#storage.kv(this.#scope).count()
    return this.#storage.db(this.#scope).count(part)
  }

  #tell(total: number | undefined): void {
    this.#total = total
    for (const show of this.shows) show(total)
  }
}

/** The stores of one patch that boxes show, under one watch. */
class HeldStores {
  readonly held = new Map<string, Held>()
  #stop: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #counting = false

  constructor(storage: Storage) {
    this.#stop = storage.onCommit?.((changed) => {
      for (const { kind, scope, collection } of changed) {
        const held = this.held.get(idOf(kind, scope))
        if (!held) continue
        held.changed(collection)
        this.ask()
      }
    })
  }

  /** Counts what is stale, after a while. */
  ask(): void {
    if (this.#counting) return
    this.#timer ??= setTimeout(() => void this.#count(), REST)
  }

  end(): void {
    this.#stop?.()
    clearTimeout(this.#timer)
  }

  async #count(): Promise<void> {
    this.#timer = undefined
    this.#counting = true
    for (const held of this.held.values()) if (held.stale) await held.count()
    this.#counting = false
    if ([...this.held.values()].some(({ stale }) => stale)) this.ask()
  }
}

const patches = new WeakMap<Storage, HeldStores>()
const idOf = (kind: Kind, scope: Scope): string => JSON.stringify([kind, ...scope])

/** Shows the number of keys or documents, undefined while it is not known. Gives the way to stop. */
export function showCount(storage: Storage, kind: Kind, scope: Scope, show: Show): () => void {
  const patch = patches.get(storage) ?? new HeldStores(storage)
  patches.set(storage, patch)
  const id = idOf(kind, scope)
  const held = patch.held.get(id) ?? new Held(storage, kind, scope)
  patch.held.set(id, held)
  held.show(show)
  patch.ask()
  return () => {
    held.shows.delete(show)
    if (held.shows.size > 0 || patch.held.get(id) !== held) return
    patch.held.delete(id)
    if (patch.held.size > 0) return
    patch.end()
    patches.delete(storage)
  }
}
