// Stored updates into a document. One that is damaged costs itself alone, and stays on the disk.
import * as Y from 'yjs'
import type { StoredUpdate } from './database.ts'
import { LOADED } from './origins.ts'

/** Applies updates in one transaction with the origin LOADED; gives the keys of those that are no updates. */
export function applyUpdates(doc: Y.Doc, stored: readonly StoredUpdate[]): number[] {
  const damaged: number[] = []
  doc.transact(() => {
    for (const { key, update } of stored) {
      try {
        Y.applyUpdate(doc, update, LOADED)
      } catch {
        damaged.push(key)
      }
    }
  }, LOADED)
  return damaged
}
