// Storage in a directory, for the shell.
import { sqliteDisk } from '../data/sqlite-disk.ts'
import { storageOn } from '../data/storage.ts'
import type { PatchStorage } from '../patch-storage.ts'
import type { Limits } from './remembered.ts'

/** Opens, or makes, the store in a directory. Throws `storage-failed` where that cannot be. */
export const openSqliteStorage = (directory: string, limits?: Limits): PatchStorage =>
  storageOn(sqliteDisk(directory), limits)
