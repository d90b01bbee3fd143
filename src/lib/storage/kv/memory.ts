// Storage in memory: for browsers that refuse to store, for tests, and for patches that run without a place of their own.
import { memoryDisk } from '../data/memory-disk.ts'
import { storageOn } from '../data/storage.ts'
import type { PatchStorage } from '../patch-storage.ts'
import type { Limits } from './remembered.ts'

export const openMemoryStorage = (limits?: Limits): PatchStorage => storageOn(memoryDisk(), limits)
