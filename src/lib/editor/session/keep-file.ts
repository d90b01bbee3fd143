// Bytes that come into a patch by hand: they go among the patch's own assets, and what is written into a box is a reference to them.
import type { FileRef } from '../../objects/gui/file-ref.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { openPatchAssets } from '../../storage/assets/patch-assets.ts'

/** The reference, once the bytes are on the disk. Rejects with a LoadbangError (`file-unreadable`, `storage-…`). */
export async function keepFile(patchId: string, file: File): Promise<FileRef> {
  await readable(file)
  const assets = await openPatchAssets(patchId)
  try {
    return { sha256: await assets.putBlob(file), type: file.type, size: file.size, name: file.name }
  } finally {
    assets.close()
  }
}

/** Asked by a first byte: a folder looks like a file until it is read. */
async function readable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw new LoadbangError(
      'file-unreadable',
      `“${file.name}” could not be read.`,
      'Folders cannot be dropped here, and a file that has just been changed has to be dropped once more.'
    )
  }
}
