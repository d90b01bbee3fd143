// What a running patch writes: its bytes among the patch's assets, as those of a file that is dropped, and its name in the document.
// What is written anew again and again would fill the disk: what came before goes, unless a version of the patch has it.
import { persistFile, persistRemoval, namedFiles } from '../../patch/edit-files.ts'
import { referencedAssets } from '../../storage/assets/references.ts'
import { sweepAssets } from '../../storage/assets/sweep.ts'
import type { DeskPatch } from './desk.ts'
import { keepFile } from './keep-file.ts'
import { openIn } from './left-blank.ts'

/** Bytes of files that nothing means any more, from which on they go. */
const MUCH = 16 * 2 ** 20

export class FileWriter {
  readonly #patch: DeskPatch
  /** Hashes of what has been put here. */
  readonly #put = new Set<string>()
  readonly #spent = new Set<string>()
  #bytes = 0

  constructor(patch: DeskPatch) {
    this.#patch = patch
  }

  /** Resolves when the bytes are on the disk and the document has their name. Rejects with a LoadbangError. */
  async keep(name: string, content: Blob | null): Promise<void> {
    const { patchId, doc } = this.#patch
    const before = namedFiles(doc).find((file) => file.name === name)
    if (content === null) persistRemoval(this.#patch, name)
    else {
      const file = await this.#kept(patchId, new File([content], name))
      this.#put.add(file.sha256)
      this.#spent.delete(file.sha256)
      persistFile(this.#patch, file)
      if (before?.sha256 === file.sha256) return
    }
    if (!before || !this.#put.has(before.sha256)) return
    this.#spent.add(before.sha256)
    this.#bytes += before.size
    if (this.#bytes > MUCH) await this.#sweep()
  }

  async #kept(patchId: string, file: File) {
    try {
      return await keepFile(patchId, file)
    } catch (thrown) {
      if (this.#bytes === 0) throw thrown
      // It may be what came before that takes the room.
      await this.#sweep()
      return keepFile(patchId, file)
    }
  }

  async #sweep(): Promise<void> {
    this.#bytes = 0
    const { patchId, doc } = this.#patch
    const alone = async (): Promise<boolean> => (await openIn(patchId)) === 1
    // Room that is not made now is made tomorrow.
    await sweepAssets(patchId, { doc, spent: this.#spent, seen: referencedAssets(doc), alone }).catch(() => 0)
    this.#spent.clear()
  }
}
