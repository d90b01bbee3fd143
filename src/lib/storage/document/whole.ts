// Whole documents, without opening them: what the library copies, makes and deletes.
import * as Y from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'
import { translate } from '../idb/translate.ts'
import { appendUpdates, connectDocument, documentDatabase, readUpdates, WHAT } from './database.ts'
import { applyUpdates } from './load.ts'
import { memoryDocuments } from './memory.ts'

/** A patch's document as one update; null where nothing is stored. Makes no database. */
export async function readDocument(patchId: string): Promise<Uint8Array | null> {
  const remembered = memoryDocuments.get(patchId)
  if (remembered) return remembered
  const db = await openExisting(documentDatabase(patchId), WHAT)
  if (!db) return null
  const doc = new Y.Doc()
  try {
    if (!db.objectStoreNames.contains('updates')) return null
    const stored = await readUpdates(db)
    if (stored.length === 0) return null
    applyUpdates(doc, stored)
    return Y.encodeStateAsUpdate(doc)
  } catch (thrown) {
    throw translate(WHAT, thrown)
  } finally {
    doc.destroy()
    db.close()
  }
}

/** Stores the first content of a new patch; fulfils at its commit. Where the browser stores nothing, it stays in memory. */
export async function writeNewDocument(patchId: string, update: Uint8Array): Promise<void> {
  const connection = connectDocument(patchId)
  try {
    await connection.use((db) => appendUpdates(db, [update]))
  } catch (error) {
    if (!(error instanceof LoadbangError) || error.code !== 'storage-refused') throw error
    memoryDocuments.set(patchId, update)
  } finally {
    connection.close()
  }
}

/** Deletes a patch's document, even while tabs have it open: they are told, and say so. */
export async function deleteDocument(patchId: string): Promise<void> {
  if (memoryDocuments.delete(patchId)) return
  await removeDatabase(documentDatabase(patchId), WHAT)
}
