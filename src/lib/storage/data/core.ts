// What belongs to one open storage, put together once in storage.ts.
import type { DocEngine } from '../db/engine.ts'
import type { KvMemory } from '../kv/remembered.ts'
import type { Disk } from './disk.ts'
import type { Herald } from './news.ts'
import type { Queue } from './queue.ts'

export interface Core {
  readonly disk: Disk
  readonly queue: Queue
  readonly memory: KvMemory
  readonly news: Herald
  /** null until it is loaded. */
  readonly docs: DocEngine | null
  /** Loads it; null where that has been done. */
  openDocs(): Promise<void> | null
}
