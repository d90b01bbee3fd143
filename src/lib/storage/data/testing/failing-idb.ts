// A database in the browser whose transactions can be made to abort when all of their requests are made.
import { dataDatabase, openIdbStorage } from '../../kv/idb.ts'
import { idbDisk, type Tuning } from '../idb-disk.ts'
import { storageOn } from '../storage.ts'
import type { Place } from './run-model.ts'

/** Nothing stays in memory, little in the log, and large documents are small. */
export const cold: Tuning = { warmth: { atOnce: 0, one: 0, all: 0 }, worth: 3, pause: 0, direct: 400 }

export function idbPlace(
  id: string,
  connections: number,
  how: { fails?: boolean; cold?: boolean } = {}
): Place {
  const place: Place = {
    open: async () => (how.cold ? storageOn(idbDisk(id, cold)) : openIdbStorage(id)),
    connections,
    keeps: true,
    tells: true,
    settle: () => told(dataDatabase(id))
  }
  return how.fails ? { ...place, fail: abortNext } : place
}

/** Aborts the n-th commit from now on (from 0); gives the way to abort no more. */
export function abortNext(n: number): () => void {
  const { commit } = IDBTransaction.prototype
  let left = n
  IDBTransaction.prototype.commit = function () {
    if (left-- === 0) this.abort()
    else commit.call(this)
  }
  return () => (IDBTransaction.prototype.commit = commit)
}

/** Until what was posted to a channel has been heard by all. */
export async function told(name: string): Promise<void> {
  const [one, two] = [new BroadcastChannel(name), new BroadcastChannel(name)]
  const heard = new Promise((resolve) => (two.onmessage = resolve))
  one.postMessage(null)
  await heard
  one.close()
  two.close()
}
