// Assets in IndexedDB, where a browser has no OPFS: one database per patch, `loadbang-assets-ID`, version 1, with one object store
// `assets`: hash -> bytes, and [hash] -> {size, at}, which older ones lack. Bytes, not Blobs: Safari loses those.
import type { IDBPDatabase } from 'idb'
import { LoadbangError } from '../../runtime/errors.ts'
import { sha256 } from '../bytes/sha256.ts'
import { connect } from '../idb/connection.ts'
import { openExisting, removeDatabase } from '../idb/remove.ts'
import type { AssetFacts, Assets } from './assets.ts'
import { assetsFull, assetsLimit, bytesOf, inTurn } from './share.ts'

export const assetsDatabase = (patchId: string): string => `loadbang-assets-${patchId}`
const WHAT = 'The media of this patch'
/** Milliseconds: a long video takes its time. */
const LIMIT = 60_000

export interface IdbAssets extends Assets {
  /** Opens the database now. Rejects with `storage-refused` where the browser stores nothing. */
  ready(): Promise<void>
}

// Texts sort before lists.
const hashes = () => IDBKeyRange.upperBound([], true)
const notes = () => IDBKeyRange.lowerBound([])

export function openIdbAssets(patchId: string, limit: number = assetsLimit): IdbAssets {
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
      const { store } = tx
      try {
        const due = (await store.count(hash)) > 0 === when
        const requests = !due
          ? []
          : bytes
            ? [store.put(bytes, hash), store.put({ size: bytes.length, at: Date.now() }, [hash])]
            : [store.delete(hash), store.delete([hash])]
        for (const request of requests) request.catch(() => {})
        await tx.done
        return due
      } catch (thrown) {
        throw (tx.error as unknown) ?? thrown
      }
    })

  const facts = (): Promise<AssetFacts[]> => connection.use(readFacts)
  const has = (hash: string): Promise<boolean> =>
    connection.use(async (db) => (await db.count('assets', hash)) > 0)
  const get = (hash: string): Promise<Uint8Array<ArrayBuffer> | null> =>
    connection.use(
      async (db) => ((await db.get('assets', hash)) as Uint8Array<ArrayBuffer> | undefined) ?? null
    )

  async function keep(copy: Uint8Array<ArrayBuffer>): Promise<string> {
    const hash = await sha256(copy)
    return inTurn(patchId, async () => {
      if (!(await has(hash))) {
        if (bytesOf(await facts()) + copy.length > limit) throw assetsFull(limit)
        await write(hash, false, copy)
      }
      return hash
    })
  }

  return {
    ready: () => connection.use(async () => {}),
    // A copy: of a part of a buffer, the whole buffer would be stored.
    put: (bytes) => keep(new Uint8Array(bytes)),
    putBlob: async (blob) => keep(new Uint8Array(await blob.arrayBuffer())),
    get,
    async getBlob(hash, type = '') {
      const bytes = await get(hash)
      return bytes && new Blob([bytes], { type })
    },
    has,
    delete: (hash) => write(hash, true, null),
    list: () => connection.use(async (db) => (await db.getAllKeys('assets', hashes())) as string[]),
    facts,
    close: () => connection.close()
  }
}

async function readFacts(db: IDBPDatabase): Promise<AssetFacts[]> {
  const { store } = db.transaction('assets')
  const [all, noted, known] = await Promise.all([
    store.getAllKeys(hashes()) as Promise<string[]>,
    store.getAllKeys(notes()) as Promise<[string][]>,
    store.getAll(notes()) as Promise<{ size: number; at: number }[]>
  ])
  const found = new Map(noted.map(([hash], i) => [hash, known[i]!]))
  const facts: AssetFacts[] = []
  for (const hash of all) {
    const note = found.get(hash)
    const size = note?.size ?? ((await store.get(hash)) as Uint8Array).length
    facts.push({ hash, size, at: note?.at ?? 0 })
  }
  return facts
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
