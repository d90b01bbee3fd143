// All that a patch has on the disk, deleted: even while tabs have it open, and as often as asked.
import { deletePatchAssets } from '../assets/patch-assets.ts'
import { assetsDatabase } from '../assets/idb.ts'
import { dataDatabase } from '../data/place.ts'
import { documentDatabase } from '../document/database.ts'
import { deleteDocument } from '../document/whole.ts'
import { historyDatabase } from '../history/place.ts'
import { deleteHistory } from '../history/whole.ts'
import { deletePatchData } from '../kv/whole.ts'
import { forgetGrants } from '../forget-grants.ts'
import { forgetSync } from '../sync-notes.ts'
import { isRefused } from './shared-list.ts'

/** `data`: what it has stored goes as well. Everything is tried before it rejects for what could not be deleted. */
export async function wipe(id: string, { data }: { data: boolean }): Promise<void> {
  forgetGrants(id)
  forgetSync(id)
  const parts = [deleteDocument(id), deleteHistory(id), deletePatchAssets(id)]
  if (data) parts.push(deletePatchData(id))
  const failure = (await Promise.allSettled(parts)).find(
    (part): part is PromiseRejectedResult => part.status === 'rejected' && !isRefused(part.reason)
  )
  if (failure) throw failure.reason
}

/** Databases of a patch, as `indexedDB.databases()` would list them. */
export const databasesOf = (id: string): string[] => [
  documentDatabase(id),
  historyDatabase(id),
  assetsDatabase(id),
  dataDatabase(id)
]
