// Where the versions of a patch lie: database `loadbang-history-ID`, version 1; or, where the browser refuses, memory.
//   versions  n -> what is known of it (so that a list reads no contents)
//   updates   n -> its whole state, deflated
import { connect } from '../idb/connection.ts'
import type { VersionInfo } from './version.ts'

export const historyDatabase = (patchId: string): string => `loadbang-history-${patchId}`
export const WHAT = 'The history of this patch'

/** What one change does, worked out from what is there. */
export interface Step {
  /** Versions whose entries are written anew. */
  readonly put?: readonly VersionInfo[]
  /** A version to be added; its number is given by the place. */
  readonly add?: { readonly info: Omit<VersionInfo, 'n'>; readonly packed: Uint8Array }
  readonly remove?: readonly number[]
}

export interface HistoryPlace {
  all(): Promise<VersionInfo[]>
  packed(n: number): Promise<Uint8Array | null>
  /** Does what `plan` makes of the versions that are there, in one transaction; gives the number of what was added. */
  change(plan: (versions: VersionInfo[]) => Step): Promise<number | null>
  close(): void
}

export function idbHistory(patchId: string): HistoryPlace {
  const connection = connect({
    name: historyDatabase(patchId),
    version: 1,
    what: WHAT,
    upgrade(db) {
      db.createObjectStore('versions', { keyPath: 'n', autoIncrement: true })
      db.createObjectStore('updates')
    }
  })
  return {
    all: () => connection.use((db) => db.getAll('versions') as Promise<VersionInfo[]>),
    packed: (n) =>
      connection.use(async (db) => ((await db.get('updates', n)) as Uint8Array | undefined) ?? null),
    change: (plan) =>
      connection.use(async (db) => {
        const tx = db.transaction(['versions', 'updates'], 'readwrite')
        tx.done.catch(() => {})
        const [versions, updates] = [tx.objectStore('versions'), tx.objectStore('updates')]
        try {
          const { put = [], add, remove = [] } = plan((await versions.getAll()) as VersionInfo[])
          for (const info of put) versions.put(info).catch(() => {})
          let n: number | null = null
          if (add) {
            n = (await versions.add(add.info)) as number
            updates.put(add.packed, n).catch(() => {})
          }
          for (const each of remove) {
            versions.delete(each).catch(() => {})
            updates.delete(each).catch(() => {})
          }
          await tx.done
          return n
        } catch (thrown) {
          throw (tx.error as unknown) ?? thrown
        }
      }),
    close: () => connection.close()
  }
}

/** Kept until the tab is closed. */
const remembered = new Map<string, HistoryPlace>()

export function memoryHistory(patchId: string): HistoryPlace {
  let place = remembered.get(patchId)
  if (!place) remembered.set(patchId, (place = inMemory()))
  return place
}

/** Empties it, for whoever still holds it, too; says whether there was one. */
export async function forgetHistory(patchId: string): Promise<boolean> {
  await remembered.get(patchId)?.change((versions) => ({ remove: versions.map(({ n }) => n) }))
  return remembered.delete(patchId)
}

export const rememberedHistory = (patchId: string): HistoryPlace | undefined => remembered.get(patchId)

function inMemory(): HistoryPlace {
  const versions = new Map<number, VersionInfo>()
  const updates = new Map<number, Uint8Array>()
  let next = 1
  return {
    all: async () => [...versions.values()],
    packed: async (n) => updates.get(n) ?? null,
    async change(plan) {
      const { put = [], add, remove = [] } = plan([...versions.values()])
      for (const info of put) versions.set(info.n, info)
      const n = add ? next++ : null
      if (add && n !== null) {
        versions.set(n, { ...add.info, n })
        updates.set(n, add.packed)
      }
      for (const each of remove) {
        versions.delete(each)
        updates.delete(each)
      }
      return n
    },
    close() {}
  }
}
