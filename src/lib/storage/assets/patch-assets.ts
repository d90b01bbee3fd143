// The assets of a patch of this browser: files where it has a file system for its pages, else in IndexedDB, or, where it refuses
// to store, in memory until the tab closes. What an older Loadbang put into IndexedDB stays there and is found.
import { LoadbangError } from '../../runtime/errors.ts'
import type { AssetFacts, Assets } from './assets.ts'
import { deleteIdbAssets, hasIdbAssets, openIdbAssets } from './idb.ts'
import { openMemoryAssets } from './memory.ts'
import { deleteOpfsAssets, hasOpfsAssets, openOpfsAssets } from './opfs.ts'
import { assetsLimit, bytesOf } from './share.ts'

const remembered = new Map<string, Assets>()
const puts = new Map<string, Set<string>>()

/** Hashes of what this tab has put into a patch: the document may be about to refer to it. */
export const putHere = (patchId: string): ReadonlySet<string> => puts.get(patchId) ?? new Set()

/** Close it when done. */
export async function openPatchAssets(patchId: string): Promise<Assets> {
  const assets = await open(patchId)
  const note = (hash: string): string => {
    puts.set(patchId, (puts.get(patchId) ?? new Set()).add(hash))
    return hash
  }
  return {
    ...assets,
    put: async (bytes) => note(await assets.put(bytes)),
    putBlob: async (blob) => note(await assets.putBlob(blob))
  }
}

async function open(patchId: string): Promise<Assets> {
  const kept = remembered.get(patchId)
  if (kept) return kept
  const files = await openOpfsAssets(patchId)
  if (files) return (await hasIdbAssets(patchId)) ? withOlder(files, openIdbAssets(patchId)) : files
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

/** Puts go into the first; what is in the second is read there. */
function withOlder(first: Assets, older: Assets): Assets {
  return {
    put: (bytes) => first.put(bytes),
    putBlob: (blob) => first.putBlob(blob),
    get: async (hash) => (await first.get(hash)) ?? older.get(hash),
    getBlob: async (hash, type) => (await first.getBlob(hash, type)) ?? older.getBlob(hash, type),
    has: async (hash) => (await first.has(hash)) || older.has(hash),
    async delete(hash) {
      const deleted = await Promise.all([first.delete(hash), older.delete(hash)])
      return deleted.includes(true)
    },
    list: async () => [...new Set([...(await first.list()), ...(await older.list())])].sort(),
    async facts() {
      const all = new Map<string, AssetFacts>()
      // Of what lies in both, the newer one tells when it was put.
      for (const one of [...(await older.facts()), ...(await first.facts())]) all.set(one.hash, one)
      return [...all.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
    },
    close() {
      first.close()
      older.close()
    }
  }
}

/** Whether there may be assets of this patch. Makes no place for the asking. */
export async function hasAssets(patchId: string): Promise<boolean> {
  return remembered.has(patchId) || (await hasOpfsAssets(patchId)) || (await hasIdbAssets(patchId))
}

/** Deletes all assets of a patch, even while other tabs have them open. */
export async function deletePatchAssets(patchId: string): Promise<void> {
  if (remembered.delete(patchId)) return
  await deleteOpfsAssets(patchId)
  await deleteIdbAssets(patchId)
}

/** Bytes that a patch's assets take, and how many they may. */
export async function assetsUsage(patchId: string): Promise<{ bytes: number; limit: number }> {
  if (!(await hasAssets(patchId))) return { bytes: 0, limit: assetsLimit }
  const assets = await openPatchAssets(patchId)
  try {
    return { bytes: bytesOf(await assets.facts()), limit: assetsLimit }
  } finally {
    assets.close()
  }
}

/** Copies all assets from one patch to another: for a duplicate, which has a place of its own. */
export async function copyAssets(from: Assets, to: Assets): Promise<void> {
  for (const hash of await from.list()) {
    const blob = await from.getBlob(hash)
    if (blob) await to.putBlob(blob)
  }
}

/** All assets of a patch, one by one; makes no place where there is none. */
export async function* allAssets(patchId: string): AsyncGenerator<Blob> {
  if (!(await hasAssets(patchId))) return
  const assets = await openPatchAssets(patchId)
  try {
    for (const hash of await assets.list()) {
      const blob = await assets.getBlob(hash)
      if (blob) yield blob
    }
  } finally {
    assets.close()
  }
}

/** Puts assets into a patch; makes no place for none. */
export async function putAssets(
  patchId: string,
  assets: Iterable<Uint8Array | Blob> | AsyncIterable<Uint8Array | Blob>
): Promise<void> {
  let to: Assets | null = null
  try {
    for await (const one of assets) {
      to ??= await openPatchAssets(patchId)
      await (one instanceof Blob ? to.putBlob(one) : to.put(one))
    }
  } finally {
    to?.close()
  }
}
