// Storage in the browser, and how the data of a patch that nobody has open is written.
import { idbDisk } from '../data/idb-disk.ts'
import { storageOn } from '../data/storage.ts'
import type { PatchStorage, StoredEntry } from '../patch-storage.ts'
import type { Limits } from './remembered.ts'

export { dataDatabase } from '../data/place.ts'
export { deletePatchData, hasPatchData } from './whole.ts'

export interface IdbStorage extends PatchStorage {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing: go on in memory, and say so. */
  ready(): Promise<void>
}

/** Storage of one patch, opened at first use or by `ready()`. */
export function openIdbStorage(patchId: string, limits?: Limits): IdbStorage {
  const disk = idbDisk(patchId)
  return { ...storageOn(disk, limits), ready: () => disk.ready() }
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
