// Patches whose documents lie on the disk and which the list does not know: it was lost, or a tab died between the two.
import * as Y from 'yjs'
import { metaOf, nodesOf } from '../../patch/shape.ts'
import { documentDatabase } from '../document/database.ts'
import { readDocument } from '../document/whole.ts'
import type { PatchEntry } from './entry.ts'

/** Entries for them. Documents without content, as a deletion may leave behind for a moment, are passed over. */
export async function lostPatches(known: ReadonlySet<string>): Promise<PatchEntry[]> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return []
  const prefix = documentDatabase('')
  const lost: PatchEntry[] = []
  for (const { name } of await indexedDB.databases()) {
    const id = name?.startsWith(prefix) ? name.slice(prefix.length) : ''
    if (!id || known.has(id)) continue
    const update = await readDocument(id).catch(() => null)
    if (!update) continue
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    const title = metaOf(doc).get('name')
    const now = Date.now()
    lost.push({
      id,
      name: typeof title === 'string' && title ? title : 'Recovered patch',
      created: now,
      edited: now,
      opened: now,
      boxes: nodesOf(doc).size
    })
    doc.destroy()
  }
  return lost
}
