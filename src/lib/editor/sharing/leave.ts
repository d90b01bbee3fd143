// Leaving a rack: the patch stays, whole, and is nobody else's from then on.
import { referencedAssets } from '../../storage/assets/references.ts'
import { hasAssets, openPatchAssets } from '../../storage/assets/patch-assets.ts'
import type { Sharing } from '../session/sharing.svelte.ts'
import type { LivePatch } from '../session/types.ts'

/** Files that the patch refers to and this computer has not. */
export async function missingHere({ patchId, doc }: LivePatch): Promise<number> {
  const wanted = referencedAssets(doc)
  if (wanted.size === 0) return 0
  if (!(await hasAssets(patchId))) return wanted.size
  const assets = await openPatchAssets(patchId)
  try {
    const here = new Set(await assets.list())
    return [...wanted].filter((hash) => !here.has(hash)).length
  } finally {
    assets.close()
  }
}

/** Who came with a key has nothing to be taken off a list for; the connection ends, and the key is forgotten. */
export async function leave(sharing: Sharing): Promise<void> {
  await sharing.end()
}
