// Which collections are in memory. Small ones are read when they are first asked of, others in the background after that, page by
// page, while writes go on; those that were not asked of for longest give up their place.
import type { Manner } from '../data/call.ts'
import type { Core } from '../data/core.ts'
import type { Disk } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import type { Queue } from '../data/queue.ts'
import { ask, type Steps } from '../data/steps.ts'
import type { Entry } from './collection-entry.ts'
import type { CollectionState, Share } from './collection-state.ts'
import { Collection } from './collection.ts'
import type { Documents } from './documents.ts'

const READING: Manner = { kinds: ['db'], writes: false }

/** Milliseconds after a question until the collection is read. */
const PAUSE = 30

export class Warmth {
  readonly #documents: Documents
  readonly #queue: Queue
  readonly #limits: Disk['warmth']
  readonly #share: Share
  #reading: Promise<void> | null = null

  constructor(documents: Documents, { queue, disk, memory }: Pick<Core, 'queue' | 'disk' | 'memory'>) {
    this.#documents = documents
    this.#queue = queue
    this.#limits = disk.warmth
    this.#share = memory
  }

  /** A collection is asked of. */
  *wanted(collection: CollectionState, effects: Effects): Steps<void> {
    if (collection.warm || collection.bytes > this.#limits.one) return
    if (collection.bytes > this.#limits.atOnce) return this.#later(collection)
    const warm = new Collection()
    for (let from = 0; ;) {
      const page: readonly Entry[] = yield* ask((tx) => tx.docs(collection.n, from, collection.page))
      if (page.length === 0) break
      for (const entry of page) warm.place(entry)
      from = page.at(-1)!.sequence + 1
    }
    this.#done(collection, warm, effects)
  }

  /** A collection has grown. */
  grown(collection: CollectionState): void {
    if (collection.bytes > this.#limits.one) collection.warm = collection.loading = null
    else if (collection.warm && this.#share.docs > this.#limits.all) this.#shrink(collection)
  }

  #later(collection: CollectionState): void {
    if (this.#reading || collection.loading) return
    this.#reading = new Promise<void>((resolve) => setTimeout(resolve, PAUSE))
      .then(() => this.#read(collection))
      // Closed, or broken: whoever asks for something hears why.
      .catch(() => {})
      .finally(() => (this.#reading = null))
  }

  async #read(collection: CollectionState): Promise<void> {
    if (collection.warm || collection.gone || collection.bytes > this.#limits.one) return
    const loading = (collection.loading = new Collection())
    let from = 0
    const page = function* (this: Warmth, effects: Effects): Steps<boolean> {
      if (collection.loading !== loading) return false
      const entries = yield* ask((tx) => tx.docs(collection.n, from, collection.page))
      // What it read may have been what a transaction wrote that came to nothing.
      effects.noted(() => (collection.loading = null))
      for (const entry of entries) loading.place(entry)
      if (entries.length > 0) from = entries.at(-1)!.sequence + 1
      else this.#done(collection, loading, effects)
      return entries.length > 0
    }
    while (await this.#queue.ask(READING, (effects) => page.call(this, effects)));
  }

  #done(collection: CollectionState, warm: Collection, effects: Effects): void {
    collection.loading = null
    collection.warm = warm
    effects.noted(() => (collection.warm = null))
    this.#shrink(collection)
  }

  #shrink(present: CollectionState): void {
    const warm = [...this.#documents.all()].filter((other) => other.warm)
    let bytes = warm.reduce((sum, other) => sum + other.bytes, 0)
    if (bytes <= this.#limits.all) return
    for (const other of warm.sort((a, b) => a.used - b.used)) {
      if (bytes <= this.#limits.all) return
      if (other === present) continue
      other.warm = null
      bytes -= other.bytes
    }
  }
}
