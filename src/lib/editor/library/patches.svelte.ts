// The person's patches as the first page shows them, kept up with every tab.
import { encodeStateAsUpdate } from 'yjs'
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
  /** Why there is no list, or why it will not last; null while all is well. */
  failure = $state<string | null>(null)

  /** Reads the list and keeps it up; gives the way to stop. */
  open(): () => void {
    const stop = library().observe((entries) => {
      this.all = entries
      this.failure = library().refused?.sentence ?? null
    })
    library()
      .list()
      // A document that a crash left without its entry comes back into the list.
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

  rename(id: string, name: string): Promise<void> {
    return library().rename(id, name)
  }
  duplicate(id: string): Promise<unknown> {
    return library().duplicate(id)
  }
  hasData(id: string): Promise<boolean> {
    return library().hasData(id)
  }
  remove(id: string, data: boolean): Promise<void> {
    return library().remove(id, { data })
  }

  async #free(name: string): Promise<string> {
    return freeName(
      name,
      (await library().list()).map((entry) => entry.name)
    )
  }
}
