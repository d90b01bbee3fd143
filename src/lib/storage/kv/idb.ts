// Storage in the browser: one database per patch, `loadbang-data-ID`, version 1.
//   kv     [scope, key] -> value in the codec's stored form; a scope's keys are the range [scope] to [scope, []]
//   sizes  [scope, key] -> bytes, for values over 1 KB alone: what the patch's share of the disk is counted by
import type { IDBPDatabase } from 'idb'
import { fromStored } from '../../runtime/codec/wire.ts'
import type { Scope } from '../../runtime/ports.ts'
import { connect } from '../idb/connection.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'
import { encodeStored, makeBlob, writes, type Backend, type Op } from './backend.ts'
import { request, type KvTransaction } from './idb-ops.ts'
import { defaultLimits, rowId, Share, type Limits } from './share.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { storageOn, type PatchStorage } from './storage.ts'

export const dataDatabase = (patchId: string): string => `loadbang-data-${patchId}`
const WHAT = 'The data of this patch'

export interface IdbStorage extends PatchStorage {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing: go on in memory, and say so. */
  ready(): Promise<void>
}

/** Runs operations in one transaction; resolves with their answers at its commit. */
async function transact(db: IDBPDatabase, ops: readonly Op[], share: Share): Promise<unknown[]> {
  const mode = ops.some(writes) ? 'readwrite' : 'readonly'
  const tx = db.transaction(mode === 'readwrite' ? ['kv', 'sizes'] : ['kv'], mode) as unknown as KvTransaction
  tx.done.catch(() => {})
  try {
    const answers = await request(tx, ops, (scope, key) => share.isBig(scope, key))
    if (mode === 'readwrite') await tx.done
    return await Promise.all(answers)
  } catch (thrown) {
    // What could not even be asked (a value that does not clone) leaves the rest of the transaction open.
    try {
      tx.abort()
    } catch {
      // It has ended already.
    }
    // A request that fails with the transaction says AbortError; the transaction knows the cause.
    throw (tx.error as unknown) ?? thrown
  }
}

/** Storage of one patch, opened at first use or by `ready()`. */
export function openIdbStorage(patchId: string, limits: Limits = defaultLimits): IdbStorage {
  const share = new Share(limits.total)
  let counted: Promise<void> | null = null

  const connection = connect({
    name: dataDatabase(patchId),
    version: 1,
    what: WHAT,
    // An import of hundreds of megabytes takes its time.
    limit: 120_000,
    upgrade(db) {
      db.createObjectStore('kv')
      db.createObjectStore('sizes')
    }
  })

  async function count(db: IDBPDatabase): Promise<void> {
    const tx = db.transaction(['kv', 'sizes'])
    const [keys, sizes, all] = await Promise.all([
      tx.objectStore('sizes').getAllKeys(),
      tx.objectStore('sizes').getAll() as Promise<number[]>,
      tx.objectStore('kv').count()
    ])
    share.load(
      (keys as unknown as [Scope, string][]).map(
        ([scope, key], i) => [rowId(scope, key), sizes[i]!] as const
      ),
      all
    )
  }

  const backend: Backend = {
    encode: encodeStored,
    decode: (data) => fromStored(data, makeBlob),
    run: (ops) =>
      connection.use(async (db) => {
        if (!ops.some(writes)) return transact(db, ops, share)
        counted ??= count(db)
        await counted.catch((error: unknown) => {
          counted = null
          throw error
        })
        await share.check(ops, () => db.count('kv'))
        const answers = await transact(db, ops, share)
        share.committed(ops)
        return answers
      }),
    close: () => connection.close()
  }

  return {
    ...storageOn(backend, limits),
    ready: () => connection.use(async () => {})
  }
}

/** Whether a patch keeps any data, without making a database for it. */
export async function hasPatchData(patchId: string): Promise<boolean> {
  const db = await openExisting(dataDatabase(patchId), WHAT)
  if (!db) return false
  try {
    return db.objectStoreNames.contains('kv') && (await db.count('kv')) > 0
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
