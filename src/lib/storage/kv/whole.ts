// The data of a patch as a whole, without opening its storage: what pages ask that run no patch.
import { dataDatabase, WHAT } from '../data/place.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'

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

/** Deletes all data of a patch, even while other tabs have it open: they are told, and their calls reject from then on. */
export const deletePatchData = (patchId: string): Promise<void> => removeDatabase(dataDatabase(patchId), WHAT)
