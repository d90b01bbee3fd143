// The library as a shelf of abstractions: which of its patches a box may name, and which abstractions of this patch have become
// older than what they were copied from. Nothing here changes the patch.
import type * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { defsOf } from '../../patch/shape.ts'
import { field } from '../../patch/values.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'
import { library } from '../library/the-library.ts'
import { shelfNames, type ShelfPatch } from './shelf-names.ts'

export class Shelf {
  /** By name; of two patches that have the same name, the one last edited. */
  patches = $state.raw<ReadonlyMap<string, ShelfPatch> | null>(null)
  /** Names of abstractions that the library has a newer version of. */
  newer = $state.raw<readonly string[]>([])
  readonly #doc: Y.Doc
  readonly #patchId: string
  #entries: readonly PatchEntry[] = []
  #stop: () => void
  #looks = 0

  constructor(patchId: string, doc: Y.Doc, classes: Classes) {
    this.#doc = doc
    this.#patchId = patchId
    const look = (): void => void this.#look()
    const defs = defsOf(doc)
    defs.observeDeep(look)
    const unwatch = library().observe((entries) => {
      this.#entries = entries
      this.patches = shelfNames(entries, patchId, classes)
      look()
    })
    this.#stop = () => {
      unwatch()
      defs.unobserveDeep(look)
    }
  }

  /** The library's patch that an abstraction was copied from; undefined where it was made here, or that patch is gone. */
  sourceOf(name: string): PatchEntry | undefined {
    const from = field(field(defsOf(this.#doc).get(name), 'from'), 'patch')
    return from === this.#patchId ? undefined : this.#entries.find(({ id }) => id === from)
  }

  close(): void {
    this.#stop()
    this.#looks = -1
  }

  /** Only patches that were edited since are read; the rest cannot be newer. */
  async #look(): Promise<void> {
    if (this.#looks < 0) return
    const mine = ++this.#looks
    const edited = [...defsOf(this.#doc).keys()].filter((name) => {
      const at = field(field(defsOf(this.#doc).get(name), 'from'), 'edited')
      return typeof at === 'number' && (this.sourceOf(name)?.edited ?? 0) > at
    })
    const { newerThan } = edited.length > 0 ? await import('./shelf-work.ts') : { newerThan: null }
    const found: string[] = []
    for (const name of edited) {
      const source = this.sourceOf(name)
      if (source && newerThan && (await newerThan(this.#doc, name, source).catch(() => false)))
        found.push(name)
    }
    if (mine !== this.#looks || (found.length === 0 && this.newer.length === 0)) return
    this.newer = found
  }
}
