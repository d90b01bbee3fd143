// The library as a shelf of abstractions: which of its patches a box may name, and which abstractions of this patch have become
// older than what they were copied from. Nothing here changes the patch.
import type * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { defsOf } from '../../patch/shape.ts'
import { field, toPlain } from '../../patch/values.ts'
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
  /** What the last look at each abstraction found, and at what. */
  readonly #known: Record<string, { state: string; older: boolean }> = Object.create(null)

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

  /**
   * What the library's patches hold is read, since the list may not have heard of their last edit; again only where one of the
   * two has changed.
   */
  async #look(): Promise<void> {
    if (this.#looks < 0) return
    const mine = ++this.#looks
    const found: string[] = []
    for (const name of defsOf(this.#doc).keys()) {
      const source = this.sourceOf(name)
      if (source && (await this.#isOlder(name, source))) found.push(name)
    }
    if (mine !== this.#looks || (found.length === 0 && this.newer.length === 0)) return
    this.newer = found
  }

  async #isOlder(name: string, source: PatchEntry): Promise<boolean> {
    const from = toPlain(field(defsOf(this.#doc).get(name), 'from'))
    const state = JSON.stringify([from, source.edited])
    const known = this.#known[name]
    if (known?.state === state) return known.older
    const { newerThan } = await import('./shelf-work.ts')
    const older = await newerThan(this.#doc, name, source).catch(() => false)
    this.#known[name] = { state, older }
    return older
  }
}
