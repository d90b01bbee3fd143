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

// Merging thousands of updates at once takes seconds, by hundreds milliseconds.
const MERGED = 100

/** Fewer updates with the same content, in the same order. */
export function merged(updates: readonly Uint8Array[]): Uint8Array[] {
  const out: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += MERGED) {
    const group = updates.slice(at, at + MERGED)
    out.push(group.length === 1 ? group[0]! : Y.mergeUpdates(group))
  }
  return out
}
