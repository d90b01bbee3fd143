// How much a store holds, for the small number on its boxes: counted when a box of it is first made, and again after each commit
// that changes it. Boxes of one store share one count, one at a time is under way, and none of it enters the running patch.
import type { Scope, Storage } from '../../runtime/ports.ts'

type Kind = 'kv' | 'db'
type Show = (count: number | undefined) => void
/** kv stores have no collections: theirs is null. */
type Part = string | null

/** A store that boxes show. */
class Held {
  readonly shows = new Set<Show>()
  #storage: Storage
  #kind: Kind
  #scope: Scope
  #counts = new Map<Part, number>()
  #total: number | undefined
  #counting = false
  /** What is to be counted anew; the whole store at first. */
  #changed = new Set<Part>()
  #known = false

  constructor(storage: Storage, kind: Kind, scope: Scope) {
    this.#storage = storage
    this.#kind = kind
    this.#scope = scope
    // Behind what the patch asks for as it opens.
    void Promise.resolve().then(() => this.#count())
  }

  show(show: Show): void {
    this.shows.add(show)
    show(this.#total)
  }

  changed(part: Part): void {
    this.#changed.add(part)
    void this.#count()
  }

  async #count(): Promise<void> {
    if (this.#counting) return
    this.#counting = true
    try {
      while (this.shows.size > 0 && (!this.#known || this.#changed.size > 0)) {
        const changed = [...this.#changed]
        this.#changed.clear()
        const parts = this.#known ? changed : await this.#parts()
        this.#known = true
        const counts = await Promise.all(parts.map((part) => this.#countOf(part)))
        for (const [i, part] of parts.entries()) this.#counts.set(part, counts[i]!)
        this.#tell([...this.#counts.values()].reduce((sum, count) => sum + count, 0))
      }
    } catch {
      // Storage that is closed, or broken: whoever asks it for something hears why.
      this.#known = false
      this.#tell(undefined)
    } finally {
      this.#counting = false
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

  constructor(storage: Storage) {
    this.#stop = storage.onCommit?.((changed) => {
      for (const { kind, scope, collection } of changed) this.held.get(idOf(kind, scope))?.changed(collection)
    })
  }

  end(): void {
    this.#stop?.()
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
  return () => {
    held.shows.delete(show)
    if (held.shows.size > 0 || patch.held.get(id) !== held) return
    patch.held.delete(id)
    if (patch.held.size > 0) return
    patch.end()
    patches.delete(storage)
  }
}
