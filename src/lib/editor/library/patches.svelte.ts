// The person's patches as the first page shows them, kept up with every tab.
import { encodeStateAsUpdate, type Doc } from 'yjs'
import { asLoadbangError } from '../../runtime/errors.ts'
import { buildSketch } from '../../patch/build-sketch.ts'
import type { Sketch } from '../../patch/sketch.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'
import { classes } from '../session/classes.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'

export type { PatchEntry }

export class Patches {
  /** Last edited first; null until they are read. */
  all = $state.raw<readonly PatchEntry[] | null>(null)
  /** How many patches are in the trash, and how many deleted ones left data. */
  trashed = $state(0)
  left = $state(0)
  /** Bytes that all of it takes, as the browser estimates; null where it does not. */
  used = $state<number | null>(null)
  /** Why there is no list, or why it will not last; null while all is well. */
  failure = $state<string | null>(null)

  /** Reads the list and keeps it up; gives the way to stop. */
  open(): () => void {
    const stop = library().observe((entries) => {
      this.all = entries
      this.failure = library().refused?.sentence ?? null
      void this.#count()
    })
    library()
      .list()
      // What is due at a start: old trash goes, and what a crash left without its entry comes back into the list.
      .then(() => library().recover())
      .catch((error: unknown) => (this.failure = asLoadbangError(error).sentence))
    return stop
  }

  async create(): Promise<string> {
    return (await library().create({ name: await this.#free('Untitled') })).id
  }

  async createFrom(sketch: Sketch): Promise<string> {
    const name = await this.#free(sketch.name)
    const update = encodeStateAsUpdate(buildSketch({ ...sketch, name }, classes))
    return (await library().create({ name, update, example: sketch.name })).id
  }

  /** A patch of its own with what a document holds. */
  async createCopy(name: string, doc: Doc): Promise<string> {
    return (await library().create({ name: await this.#free(name), update: encodeStateAsUpdate(doc) })).id
  }

  rename(id: string, name: string): Promise<void> {
    return library().rename(id, name)
  }
  duplicate(id: string): Promise<unknown> {
    return library().duplicate(id)
  }
  hasData(id: string): Promise<boolean> {
    return library().hasData(id)
  }
  /** Into the trash; `data`: what it has stored goes with it. */
  discard(id: string, data: boolean): Promise<void> {
    return library().discard(id, { data })
  }

  async #count(): Promise<void> {
    const [trash, left] = await Promise.all([library().trash(), library().leftData()])
    this.trashed = trash.length
    this.left = left.length
    // At an insecure address a browser has none.
    this.used = (await navigator.storage?.estimate().catch(() => null))?.usage ?? null
  }

  async #free(name: string): Promise<string> {
    return freeName(
      name,
      (await library().list()).map((entry) => entry.name)
    )
  }
}
