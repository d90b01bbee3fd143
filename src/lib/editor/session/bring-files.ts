// The bytes of files that pasted boxes refer to, from the patch that they were copied in: they go among this patch's own assets, as
// a dropped file does, before the boxes are put. What nothing refers to later is swept as any other.
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import type { Assets } from '../../storage/assets/assets.ts'
import { hasAssets, openPatchAssets } from '../../storage/assets/patch-assets.ts'
import type { Watching } from '../library/watched.ts'

/** A file that did not come along, and why. */
export interface LeftBehind {
  readonly name: string
  readonly error: LoadbangError
}

/**
 * `files`: hashes and names; `source`: the patch that they were copied in, null where that is not known for certain. Gives those that
 * did not come along; rejects where it is called off, or where this patch's assets do not open.
 */
export async function bringFiles(
  patchId: string,
  source: string | null,
  files: ReadonlyMap<string, string>,
  { signal, progress }: Watching
): Promise<LeftBehind[]> {
  const left: LeftBehind[] = []
  const to = await openPatchAssets(patchId)
  const from = source !== null && (await hasAssets(source)) ? await openPatchAssets(source) : null
  try {
    let done = 0
    for (const [hash, name] of files) {
      signal.throwIfAborted()
      try {
        if (!(await bring(hash, from, to))) throw source === null ? notCopiedHere() : goneThere()
      } catch (thrown) {
        left.push({ name, error: asLoadbangError(thrown, 'storage-failed') })
      }
      progress(++done / files.size)
    }
    signal.throwIfAborted()
    return left
  } finally {
    from?.close()
    to.close()
  }
}

/** Whether the bytes of that very hash are here now. */
async function bring(hash: string, from: Assets | null, to: Assets): Promise<boolean> {
  const blob = await from?.getBlob(hash)
  // Also where they are here already: a put is noted, so that no sweep takes them before the box refers to them.
  return blob ? (await to.putBlob(blob)) === hash : to.has(hash)
}

const goneThere = (): LoadbangError =>
  new LoadbangError(
    'file-left-behind',
    'It did not come along: the patch that it was copied in no longer has it.',
    'Drop the file on the box once more.'
  )

const notCopiedHere = (): LoadbangError =>
  new LoadbangError(
    'file-left-behind',
    'It did not come along: only boxes that were copied in this browser bring their files.',
    'Drop the file on the box once more, or take the whole patch along as a file.'
  )
