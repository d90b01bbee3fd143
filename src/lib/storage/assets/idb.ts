// Assets in the browser: one database per patch, `loadbang-assets-ID`, version 1, with one object store `assets`, hash -> bytes.
// Bytes, not Blobs: Safari loses those.
import { LoadbangError } from '../../runtime/errors.ts'
import { connect } from '../idb/connection.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'
import { sha256 } from '../bytes/sha256.ts'
import type { Assets } from './assets.ts'

export const assetsDatabase = (patchId: string): string => `loadbang-assets-${patchId}`
const WHAT = 'The media of this patch'
/** Milliseconds: a long video takes its time. */
const LIMIT = 60_000

export interface IdbAssets extends Assets {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing. */
  ready(): Promise<void>
}

export function openIdbAssets(patchId: string): IdbAssets {
  const connection = connect({
    name: assetsDatabase(patchId),
    version: 1,
    what: WHAT,
    limit: LIMIT,
    upgrade(db) {
      db.createObjectStore('assets')
    }
  })

  /** Writes, if `hash` is there or not as `when` asks; says whether it did. Resolves at the commit. */
  const write = (hash: string, when: boolean, bytes: Uint8Array | null): Promise<boolean> =>
    connection.use(async (db) => {
      const tx = db.transaction('assets', 'readwrite')
      tx.done.catch(() => {})
      try {
        const due = (await tx.store.count(hash)) > 0 === when
        if (due) (bytes ? tx.store.put(bytes, hash) : tx.store.delete(hash)).catch(() => {})
        await tx.done
        return due
      } catch (thrown) {
        throw (tx.error as unknown) ?? thrown
      }
    })

  return {
    ready: () => connection.use(async () => {}),
    async put(bytes) {
      // A copy: of a part of a buffer, the whole buffer would be stored.
      const copy = new Uint8Array(bytes)
      const hash = await sha256(copy)
      await write(hash, false, copy)
      return hash
    },
    get: (hash) =>
      connection.use(
        async (db) => ((await db.get('assets', hash)) as Uint8Array<ArrayBuffer> | undefined) ?? null
      ),
    has: (hash) => connection.use(async (db) => (await db.count('assets', hash)) > 0),
    delete: (hash) => write(hash, true, null),
    list: () => connection.use(async (db) => (await db.getAllKeys('assets')) as string[]),
    close: () => connection.close()
  }
}

export const deleteIdbAssets = (patchId: string): Promise<void> =>
  removeDatabase(assetsDatabase(patchId), WHAT)

/** Whether there is a place for assets of this patch; false where the browser refuses. Makes none. */
export async function hasIdbAssets(patchId: string): Promise<boolean> {
  try {
    const db = await openExisting(assetsDatabase(patchId), WHAT)
    db?.close()
    return db !== null
  } catch (error) {
    if (error instanceof LoadbangError && error.code === 'storage-refused') return false
    throw error
  }
}
