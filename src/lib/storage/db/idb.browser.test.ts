// Documents in the IndexedDB adapter, in a real browser: as they lie while they are new, and folded into their store with nothing in
// memory, as they are found a day later.
import { idbDisk } from '../data/idb-disk.ts'
import { cold } from '../data/testing/failing-idb.ts'
import { storageOn } from '../data/storage.ts'
import { openIdbStorage } from '../kv/idb.ts'
import type { Limits } from '../kv/remembered.ts'
import type { PatchStorage } from '../patch-storage.ts'
import { dbAcceptance } from './acceptance.ts'

const run = Math.random().toString(36).slice(2)
let count = 0

function on(name: string, openOne: (id: string, limits?: Limits) => PatchStorage): void {
  let last: Limits | undefined
  dbAcceptance({
    name,
    async open(limits) {
      last = limits
      return openOne(`test-db-${run}-${++count}`, limits)
    },
    reopen: async () => openOne(`test-db-${run}-${count}`, last)
  })
}

on('IndexedDB', openIdbStorage)
on('IndexedDB, nothing in memory', (id, limits) => storageOn(idbDisk(id, cold), limits))
