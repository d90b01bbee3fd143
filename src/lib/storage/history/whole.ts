// Whole histories, without opening them: what is read to find out which media are still in use, and what goes with a patch.
import { openExisting, removeDatabase } from '../idb/remove.ts'
import { translate } from '../idb/translate.ts'
import { unpack } from './pack.ts'
import { forgetHistory, historyDatabase, rememberedHistory, WHAT } from './place.ts'

/**
 * The contents of every version of a patch, one by one, each a whole document as a Yjs update. Makes no database. A version that is
 * removed meanwhile is passed over; one that is added may be.
 */
export async function* versionUpdates(patchId: string): AsyncGenerator<Uint8Array> {
  const memory = rememberedHistory(patchId)
  if (memory) {
    for (const { n } of await memory.all()) {
      const packed = await memory.packed(n)
      if (packed) yield unpack(packed)
    }
    return
  }
  const db = await openExisting(historyDatabase(patchId), WHAT)
  if (!db) return
  try {
    if (!db.objectStoreNames.contains('updates')) return
    for (const n of await db.getAllKeys('updates')) {
      const packed = (await db.get('updates', n)) as Uint8Array | undefined
      if (packed) yield unpack(packed)
    }
  } catch (thrown) {
    throw translate(WHAT, thrown)
  } finally {
    db.close()
  }
}

/** Deletes all versions of a patch, even while tabs have them open. */
export async function deleteHistory(patchId: string): Promise<void> {
  if (!(await forgetHistory(patchId))) await removeDatabase(historyDatabase(patchId), WHAT)
}
