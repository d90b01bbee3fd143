// The library as a shelf of abstractions: which of its patches a box may name, and which abstractions of this patch have become
// older than what they were copied from. Nothing here changes the patch.
import type * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { defsOf } from '../../patch/shape.ts'
import { field, isSafeId } from '../../patch/values.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'
import { library } from '../library/the-library.ts'

/** A patch of the library by the name that a box gives it. */
export interface ShelfPatch {
  /** One word: what stands in the box. */
  readonly name: string
  readonly entry: PatchEntry
}

/** What can be the first word of a box's text, and means just itself there. */
const WORD = /^[^\s\d\\$,;:{}["'()-][^\s\\$,;:{}["']*$/

export class Shelf {
  /** By name; of two patches that have the same name, the one last edited. */
  patches = $state.raw<ReadonlyMap<string, ShelfPatch>>(new Map())
  /** Names of abstractions that the library has a newer version of. */
  newer = $state.raw<ReadonlySet<string>>(new Set())
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
      const named = new Map<string, ShelfPatch>()
      for (const entry of entries) {
        const name = entry.name.trim().replace(/\s+/g, '-')
        const usable = entry.id !== patchId && entry.boxes !== 0 && WORD.test(name) && isSafeId(name)
        if (usable && !named.has(name) && !classes.canonical(name)) named.set(name, { name, entry })
      }
      this.patches = named
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
    const found = new Set<string>()
    for (const name of edited) {
      const source = this.sourceOf(name)
      if (source && newerThan && (await newerThan(this.#doc, name, source).catch(() => false)))
        found.add(name)
    }
    if (mine !== this.#looks || (found.size === 0 && this.newer.size === 0)) return
    this.newer = found
  }
}
