// The assets of a patch of this browser: in IndexedDB, or, where the browser refuses to store, in memory until the tab closes.
import { LoadbangError } from '../../runtime/errors.ts'
import type { Assets } from './assets.ts'
import { deleteIdbAssets, hasIdbAssets, openIdbAssets } from './idb.ts'
import { openMemoryAssets } from './memory.ts'

const remembered = new Map<string, Assets>()

/** Close it when done. */
export async function openPatchAssets(patchId: string): Promise<Assets> {
  const kept = remembered.get(patchId)
  if (kept) return kept
  const assets = openIdbAssets(patchId)
  try {
    await assets.ready()
    return assets
  } catch (error) {
    if (!(error instanceof LoadbangError) || error.code !== 'storage-refused') throw error
    const memory = openMemoryAssets()
    remembered.set(patchId, memory)
    return memory
  }
}

/** Deletes all assets of a patch, even while other tabs have them open. */
export async function deletePatchAssets(patchId: string): Promise<void> {
  if (!remembered.delete(patchId)) await deleteIdbAssets(patchId)
}

/** Copies all assets from one patch to another: for a duplicate, which has a place of its own. */
export async function copyAssets(from: Assets, to: Assets): Promise<void> {
  for (const hash of await from.list()) {
    const bytes = await from.get(hash)
    if (bytes) await to.put(bytes)
  }
}

/** All assets of a patch, one by one; makes no database where there is none. */
export async function* allAssets(patchId: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!remembered.has(patchId) && !(await hasIdbAssets(patchId))) return
  const assets = await openPatchAssets(patchId)
  try {
    for (const hash of await assets.list()) {
      const bytes = await assets.get(hash)
      if (bytes) yield bytes
    }
  } finally {
    assets.close()
  }
}

/** Puts assets into a patch; makes no database for none. */
export async function putAssets(
  patchId: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): Promise<void> {
  let assets: Assets | null = null
  try {
    for await (const one of bytes) await (assets ??= await openPatchAssets(patchId)).put(one)
  } finally {
    assets?.close()
  }
}
