// The trash as its page shows it, kept up with every tab.
import { asLoadbangError } from '../../runtime/errors.ts'
import type { LeftData, PatchEntry } from '../../storage/library/entry.ts'
import { dataSize } from '../../storage/library/sizes.ts'
import { library } from './the-library.ts'

export type { LeftData, PatchEntry }

export class TrashView {
  /** Last deleted first; null until they are read. */
  patches = $state.raw<readonly PatchEntry[] | null>(null)
  left = $state.raw<readonly LeftData[]>([])
  /** Bytes that each has stored, as far as they have been looked up. */
  sizes = $state.raw<Readonly<Record<string, number>>>({})
  failure = $state<string | null>(null)

  /** Reads the trash and keeps it up; gives the way to stop. */
  open(): () => void {
    const stop = library().observe(() => void this.#read())
    void library()
      .recover()
      .catch(() => {})
    return stop
  }

  purge(id: string): Promise<void> {
    return library().purge(id)
  }
  async empty(): Promise<void> {
    for (const { id } of this.patches ?? []) await library().purge(id)
  }
  /** Gives the id of the new patch; null where the data is gone. */
  async revive(id: string): Promise<string | null> {
    return (await library().reviveData(id))?.id ?? null
  }
  removeData(id: string): Promise<void> {
    return library().removeData(id)
  }

  async #read(): Promise<void> {
    try {
      const [patches, left] = await Promise.all([library().trash(), library().leftData()])
      this.patches = patches
      this.left = left
      for (const { id } of [...patches, ...left]) {
        if (id in this.sizes) continue
        const size = await dataSize(id)
        this.sizes = { ...this.sizes, [id]: size }
      }
    } catch (error) {
      this.failure = asLoadbangError(error).sentence
    }
  }
}
