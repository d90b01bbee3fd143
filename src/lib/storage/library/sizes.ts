// What each patch takes, part by part, counted from what lies there. Looking changes nothing: no database or folder is made by it, an
// older one keeps its layout, and nothing is folded or tidied as it would be by opening the patch. A tab that has the patch open goes on.
import { unwrap, type IDBPDatabase } from 'idb'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { assetsDatabase } from '../assets/idb.ts'
import { openOpfsAssets } from '../assets/opfs.ts'
import { assetsUsage } from '../assets/patch-assets.ts'
import { bytesOf } from '../assets/share.ts'
import { IdbTx } from '../data/idb-tx.ts'
import { dataDatabase, WHAT as DATA } from '../data/place.ts'
import { documentDatabase, readUpdates, WHAT as DOCUMENT } from '../document/database.ts'
import { memoryDocuments } from '../document/memory.ts'
import { historyDatabase, rememberedHistory, WHAT as HISTORY } from '../history/place.ts'
import type { VersionInfo } from '../history/version.ts'
import { openExisting } from '../idb/remove.ts'
import { translate } from '../idb/translate.ts'
import { isRefused } from './shared-list.ts'

/** Bytes: of the content, so that compression and the bookkeeping of the browser are not in them. */
export interface PatchSizes {
  readonly document: number
  readonly history: number
  /** What `[kv]`, `[db]` and cells keep. */
  readonly data: number
  readonly files: number
}

export type Measured = PatchSizes | LoadbangError

export const allOf = ({ document, history, data, files }: PatchSizes): number =>
  document + history + data + files

/** One patch after the other, in their order, whoever has it open; of one that cannot be read, why. */
export async function* measure(ids: Iterable<string>): AsyncGenerator<Measured> {
  const there = await databasesThere()
  for (const id of ids) {
    try {
      yield await sizesOf(id, there)
    } catch (thrown) {
      yield asLoadbangError(thrown, 'storage-failed')
    }
  }
}

/** How much a patch, deleted or not, has stored. */
export const dataSize = async (id: string): Promise<number> => dataBytes(id, await databasesThere())

/** Whether a database is there, as far as this browser tells. */
type There = (name: string) => boolean

async function databasesThere(): Promise<There> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return () => true
  const all = await indexedDB.databases().catch(() => null)
  const names = new Set(all?.map(({ name }) => name))
  return (name) => all === null || names.has(name)
}

async function sizesOf(id: string, there: There): Promise<PatchSizes> {
  const [document, history, data, files] = await Promise.all([
    documentBytes(id, there),
    historyBytes(id, there),
    dataBytes(id, there),
    filesBytes(id, there)
  ])
  return { document, history, data, files }
}

async function documentBytes(id: string, there: There): Promise<number> {
  const remembered = memoryDocuments.get(id)
  if (remembered) return remembered.byteLength
  return read(documentDatabase(id), DOCUMENT, 'updates', there, async (db) =>
    (await readUpdates(db)).reduce((sum, { update }) => sum + update.byteLength, 0)
  )
}

async function historyBytes(id: string, there: There): Promise<number> {
  const sum = (versions: VersionInfo[]) => versions.reduce((bytes, version) => bytes + version.bytes, 0)
  const remembered = rememberedHistory(id)
  if (remembered) return sum(await remembered.all())
  return read(historyDatabase(id), HISTORY, 'versions', there, async (db) =>
    sum((await db.getAll('versions')) as VersionInfo[])
  )
}

/** By the counting that the patch's share is measured with, and its data panel shows. */
function dataBytes(id: string, there: There): Promise<number> {
  return read(dataDatabase(id), DATA, 'kv', there, async (db) => {
    // Older ones lack some.
    const stores = ['kv', 'sizes', 'collections'].filter((name) => db.objectStoreNames.contains(name))
    const tx = new IdbTx(unwrap(db).transaction(stores), null)
    let bytes = 0
    for (const scope of await tx.scopes()) bytes += (await tx.size(scope)).bytes
    if (stores.includes('collections')) for (const row of await tx.collections()) bytes += row.bytes
    return bytes
  })
}

async function filesBytes(id: string, there: There): Promise<number> {
  // Only to be asked whether there is a database, one would be made for a moment.
  if (there(assetsDatabase(id))) return (await assetsUsage(id)).bytes
  const files = await openOpfsAssets(id)
  return bytesOf((await files?.facts()) ?? [])
}

/** What `work` counts in a database; 0 where that, or this part of it, is not there, or where the browser stores nothing. */
async function read(
  name: string,
  what: string,
  store: string,
  there: There,
  work: (db: IDBPDatabase) => Promise<number>
): Promise<number> {
  if (!there(name)) return 0
  let db: IDBPDatabase | null = null
  try {
    db = await openExisting(name, what)
    return db?.objectStoreNames.contains(store) ? await work(db) : 0
  } catch (thrown) {
    if (isRefused(thrown)) return 0
    throw translate(what, thrown)
  } finally {
    db?.close()
  }
}
