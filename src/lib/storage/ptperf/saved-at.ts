// When was this content saved first? The time of the last edit stands in a file, but is no part of the document; so that the same
// patch gives the same file whatever its history (edited and undone, exported, deleted and loaded again), the time belongs to the
// content: database `loadbang-saved`, object store `times`, {hash, at} under ascending numbers, with a unique index `hash`.
import type * as Y from 'yjs'
import { canonicalUpdate } from '../../patch/canonical.ts'
import type { Classes } from '../../patch/classes.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { connect } from '../idb/connection.ts'
import { sha256 } from '../bytes/sha256.ts'

/** Contents remembered; beyond it, those noted longest ago are forgotten, and get a new time. */
const MOST = 2_000

export interface SavedTimes {
  /** Epoch milliseconds at which this content was saved first; a content that is not known is noted with `otherwise`. */
  timeOf(hash: string, otherwise: number): Promise<number>
  /** Notes what a file says of its content, in place of what was known. */
  remember(hash: string, at: number): Promise<void>
  close(): void
}

/** SHA-256 of a patch in canonical form: the same for the same patch. */
export const contentHash = (doc: Y.Doc, classes: Classes): Promise<string> =>
  sha256(canonicalUpdate(doc, classes))

/** Where the browser refuses to store, the times last as long as the tab. */
const remembered = new Map<string, number>()

/** Opened at first use. `name` and `most` are for tests. */
export function openSavedTimes(name = 'loadbang-saved', most: number = MOST): SavedTimes {
  const connection = connect({
    name,
    version: 1,
    what: 'The list of times',
    upgrade: (db) =>
      db.createObjectStore('times', { autoIncrement: true }).createIndex('hash', 'hash', { unique: true })
  })

  /** What is noted of a content; `at` of what is not, or of all if it `wins`, is noted anew. */
  const note = (hash: string, at: number, wins: boolean): Promise<number> =>
    connection.use(async (db) => {
      const tx = db.transaction('times', 'readwrite')
      tx.done.catch(() => {})
      const { store } = tx
      const key = await store.index('hash').getKey(hash)
      const known = key === undefined ? undefined : ((await store.get(key)) as { at: number }).at
      const answer = wins ? at : (known ?? at)
      if (known !== answer) {
        if (key !== undefined) store.delete(key).catch(() => {})
        store.add({ hash, at: answer }).catch(() => {})
        const surplus = (await store.count()) - most
        let oldest = surplus > 0 ? await store.openKeyCursor() : null
        for (let i = 0; oldest && i < surplus; i++) {
          store.delete(oldest.primaryKey).catch(() => {})
          oldest = await oldest.continue()
        }
      }
      await tx.done
      return answer
    })

  async function noted(hash: string, at: number, wins: boolean): Promise<number> {
    try {
      return await note(hash, at, wins)
    } catch (error) {
      if (!(error instanceof LoadbangError) || error.code !== 'storage-refused') throw error
      if (wins || !remembered.has(hash)) remembered.set(hash, at)
      return remembered.get(hash)!
    }
  }

  return {
    timeOf: (hash, otherwise) => noted(hash, otherwise, false),
    remember: async (hash, at) => void (await noted(hash, at, true)),
    close: () => connection.close()
  }
}
