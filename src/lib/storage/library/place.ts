// Where the list of patches lies: database `loadbang-library`, object store `patches` by id; or, where the browser refuses, memory.
import { connect } from '../idb/connection.ts'
import type { Row } from './entry.ts'

export interface LibraryPlace {
  all(): Promise<Row[]>
  /** Replaces an entry by what `change` makes of it (undefined: there is none), in one transaction; null deletes it. */
  change(id: string, change: (entry: Row | undefined) => Row | null): Promise<void>
  close(): void
}

export function idbPlace(name: string): LibraryPlace {
  const connection = connect({
    name,
    version: 1,
    what: 'The list of patches',
    upgrade: (db) => void db.createObjectStore('patches', { keyPath: 'id' })
  })
  return {
    all: () => connection.use((db) => db.getAll('patches') as Promise<Row[]>),
    change: (id, change) =>
      connection.use(async (db) => {
        const tx = db.transaction('patches', 'readwrite')
        tx.done.catch(() => {})
        const before = (await tx.store.get(id)) as Row | undefined
        const after = change(before)
        const request = after ? tx.store.put(after) : before ? tx.store.delete(id) : null
        request?.catch(() => {})
        await tx.done
      }),
    close: () => connection.close()
  }
}

const remembered = new Map<string, Row>()

/** Kept until the tab is closed. */
export const memoryPlace: LibraryPlace = {
  all: async () => [...remembered.values()],
  async change(id, change) {
    const after = change(remembered.get(id))
    if (after) remembered.set(id, after)
    else remembered.delete(id)
  },
  close() {}
}
