// What the browser tests of the document store share.
import type { Watched } from '../../runtime/watched.ts'
import type { SaveStatus } from './status.ts'

const run = Math.random().toString(36).slice(2)
let count = 0
/** An id that no other test uses. */
export const freshId = (): string => `test-${run}-${++count}`

/** Fulfils when a condition on the status holds. */
export function until(
  status: Watched<SaveStatus>,
  holds: (status: SaveStatus) => boolean
): Promise<SaveStatus> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    let met = false
    stop = status.subscribe((now) => {
      if (met || !holds(now)) return
      met = true
      resolve(now)
      queueMicrotask(() => stop?.())
    })
  })
}

/** Everything in an object store, read plainly. */
export function readAll(name: string, store = 'updates'): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onerror = () => reject(request.error ?? new Error('no database'))
    request.onsuccess = () => {
      const db = request.result
      const all = db.transaction(store).objectStore(store).getAll()
      all.onsuccess = () => {
        db.close()
        resolve(all.result as Uint8Array[])
      }
    }
  })
}

export const databaseNames = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name)

/** Fulfils as soon as `holds` does, looked at every few milliseconds. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}
