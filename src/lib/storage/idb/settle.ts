// A new log for Chromium's LevelDB, in which all databases of an origin lie. After a crash or a full disk the last record of its log
// may be torn; LevelDB goes on writing behind it, cannot read that at the next start, and Chromium then deletes everything that the
// origin had stored ("database was corrupt: checksum mismatch"; seen in version 156 after each full disk, and after a kill between two
// of its writes). The deletion of a database, however small, begins a new log, and what lay in the torn one is written elsewhere.
// So one is made and deleted: when a page has just begun, and when writing works again after something went wrong.
import { deleteDB, openDB } from 'idb'
import { hasRoom, prepareRoom } from './room.ts'

const NAME = 'loadbang-settle'
/** Milliseconds until it is tried again after it failed. */
const PAUSE = 5_000

// Nobody knows how the browser ended last time. Workers leave that to their page.
let due = typeof document !== 'undefined'
let notBefore = 0

/** Whether something went wrong, and no new log has been begun since. */
let torn = false

/** Only Chromium tells in an upgrade what it has lost. */
const needed = (): boolean =>
  typeof IDBVersionChangeEvent !== 'undefined' && 'dataLoss' in IDBVersionChangeEvent.prototype

/** Something went wrong that may have torn the log. */
export function distrust(): void {
  due = torn = true
}

/** Whether a database may be opened: not while a log may be torn and the disk is full, see room.ts. `wasFull`: as far as is known. */
export const mayOpen = async (wasFull: boolean): Promise<boolean> => !torn || !needed() || hasRoom(wasFull)

/** A database has just answered: settles if that is due, beside everything else. */
export function settle(): void {
  if (!due || performance.now() < notBefore) return
  due = false
  if (needed()) void settleNow()
}

async function settleNow(): Promise<void> {
  try {
    ;(await openDB(NAME, 1)).close()
    await deleteDB(NAME)
    await prepareRoom()
    // Unless something went wrong meanwhile.
    if (!due) torn = false
  } catch {
    due = true
    notBefore = performance.now() + PAUSE
  }
}
