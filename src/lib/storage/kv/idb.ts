// Storage in the browser, and what is done with the data of patches that nobody has open.
import { dataDatabase, idbDisk } from '../data/idb-disk.ts'
import { WHAT } from '../data/queue.ts'
import { storageOn } from '../data/storage.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'
import type { PatchStorage, StoredEntry } from '../patch-storage.ts'
import type { Limits } from './remembered.ts'

export { dataDatabase }

export interface IdbStorage extends PatchStorage {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing: go on in memory, and say so. */
  ready(): Promise<void>
}

/** Storage of one patch, opened at first use or by `ready()`. */
export function openIdbStorage(patchId: string, limits?: Limits): IdbStorage {
  const disk = idbDisk(patchId)
  return { ...storageOn(disk, limits), ready: () => disk.ready() }
}

/** Whether a patch keeps any data, without making a database for it. */
export async function hasPatchData(patchId: string): Promise<boolean> {
  const db = await openExisting(dataDatabase(patchId), WHAT)
  if (!db) return false
  try {
    if (db.objectStoreNames.contains('kv') && (await db.count('kv')) > 0) return true
    if (!db.objectStoreNames.contains('collections')) return false
    const rows = (await db.getAll('collections')) as { count: number }[]
    return rows.some(({ count }) => count > 0)
  } finally {
    db.close()
  }
}

/** Puts data into the store of a patch that nobody has open, all or nothing. */
export async function importData(
  patchId: string,
  entries: readonly StoredEntry[] | AsyncIterable<StoredEntry>
): Promise<void> {
  const storage = openIdbStorage(patchId)
  try {
    await storage.write(entries)
  } finally {
    await storage.close()
  }
}

/** Deletes all data of a patch, even while other tabs have it open: they are told, and their calls reject from then on. */
export const deletePatchData = (patchId: string): Promise<void> => removeDatabase(dataDatabase(patchId), WHAT)
