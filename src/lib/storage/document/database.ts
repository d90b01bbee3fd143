// A patch's document on the disk: database `loadbang-patch-ID` in the layout of y-indexeddb 9, so that the stock package opens it:
// object stores `updates` (Yjs updates under ascending numbers) and `custom` (unused here), version 1.
import type { IDBPDatabase } from 'idb'
import type { LoadbangError } from '../../runtime/errors.ts'
import { connect, type Connection } from '../idb/connection.ts'

export const documentDatabase = (patchId: string): string => `loadbang-patch-${patchId}`
export const WHAT = 'This patch'

export function connectDocument(
  patchId: string,
  gone?: (error: LoadbangError, forGood: boolean) => void
): Connection {
  return connect({
    name: documentDatabase(patchId),
    version: 1,
    what: WHAT,
    upgrade(db) {
      db.createObjectStore('updates', { autoIncrement: true })
      db.createObjectStore('custom')
    },
    gone
  })
}

export interface StoredUpdate {
  readonly key: number
  readonly update: Uint8Array
}

/** All updates in their order. */
export async function readUpdates(db: IDBPDatabase): Promise<StoredUpdate[]> {
  const { store, done } = db.transaction('updates')
  // Its requests tell of an abort.
  done.catch(() => {})
  const [keys, updates] = await Promise.all([store.getAllKeys(), store.getAll()])
  return keys.map((key, i) => ({ key: key as number, update: updates[i] as Uint8Array }))
}

/**
 * Begins to append updates in one transaction; `commit` asks for its commit at once, which is what lets a write outlive the page.
 * The promise fulfils with their keys at the commit, and rejects with the transaction's error.
 */
export async function appendUpdates(db: IDBPDatabase, updates: readonly Uint8Array[]): Promise<number[]> {
  const tx = db.transaction('updates', 'readwrite')
  tx.done.catch(() => {})
  const keys = updates.map((update) => tx.store.add(update))
  for (const key of keys) key.catch(() => {})
  tx.commit()
  try {
    await tx.done
  } catch (thrown) {
    throw (tx.error as unknown) ?? thrown
  }
  return (await Promise.all(keys)) as number[]
}
