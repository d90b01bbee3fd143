// Many small updates made one, when nothing happens and it is worth it. Only one tab does it at a time (a Web Lock), and what it
// deletes is exactly what it has read, in the same transaction that writes the whole.
import * as Y from 'yjs'
import type { Connection } from '../idb/connection.ts'
import { applyUpdates } from './load.ts'

/** Below this many bytes in all there is nothing to gain. */
const WORTH_BYTES = 64 * 1024
/** From this many records on, opening gets slow whatever their size. */
const MANY_RECORDS = 500

export interface Compaction {
  /** Records on the disk, read or written by this tab. */
  note(records: readonly { key: number; size: number }[]): void
  /** Keys of records that could not be read: they are left alone. */
  damaged(keys: readonly number[]): void
  /** Compacts if it is worth it and no other tab is at it; says whether it did. */
  run(): Promise<boolean>
}

export function createCompaction(patchId: string, doc: Y.Doc, connection: Connection): Compaction {
  let sizes = new Map<number, number>()
  const unreadable = new Set<number>()
  /** Bytes at which it was last looked into. */
  let lookedAt = 0

  const total = () => [...sizes.values()].reduce((sum, size) => sum + size, 0)

  function worthIt(): boolean {
    const bytes = total()
    if (sizes.size < 2) return false
    if (sizes.size >= MANY_RECORDS) return true
    if (bytes < WORTH_BYTES || bytes < lookedAt * 1.5) return false
    lookedAt = bytes
    return Y.encodeStateAsUpdate(doc).byteLength * 2 < bytes
  }

  const compact = (): Promise<void> =>
    connection.use(async (db) => {
      const tx = db.transaction('updates', 'readwrite')
      tx.done.catch(() => {})
      const keys = (await tx.store.getAllKeys()) as number[]
      // Other tabs' records: most of their content is here already, but only what was read may be deleted.
      const foreign = await Promise.all(
        keys
          .filter((key) => !sizes.has(key) && !unreadable.has(key))
          .map(async (key) => ({ key, update: (await tx.store.get(key)) as Uint8Array }))
      )
      for (const key of applyUpdates(doc, foreign)) unreadable.add(key)
      const state = Y.encodeStateAsUpdate(doc)
      const added = tx.store.add(state)
      added.catch(() => {})
      for (const key of keys) if (!unreadable.has(key)) tx.store.delete(key).catch(() => {})
      await tx.done
      sizes = new Map([[(await added) as number, state.byteLength]])
      lookedAt = state.byteLength
    })

  return {
    note(records) {
      for (const { key, size } of records) sizes.set(key, size)
    },
    damaged(keys) {
      for (const key of keys) unreadable.add(key)
    },
    async run() {
      if (typeof navigator === 'undefined' || !navigator.locks || !worthIt()) return false
      return await navigator.locks.request(
        `loadbang-compact-${patchId}`,
        { ifAvailable: true },
        async (lock) => {
          if (!lock) return false
          try {
            await compact()
          } catch (thrown) {
            // It is worth as much as before.
            lookedAt = 0
            throw thrown
          }
          return true
        }
      )
    }
  }
}
