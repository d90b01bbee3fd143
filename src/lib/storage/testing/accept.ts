// What the acceptance suites of kv and db share.
import type { Scope } from '../../runtime/ports.ts'
import type { Limits } from '../kv/remembered.ts'
import type { PatchStorage, StoredEntry } from '../patch-storage.ts'

export interface Adapter {
  name: string
  /** A new, empty storage. */
  open(limits?: Limits): Promise<PatchStorage>
  /** Opens what was open (and closed since) again; absent where nothing outlives a close. */
  reopen?(): Promise<PatchStorage>
}

/** Runs a test on the store `store` of a new storage, which it closes. */
export type WithStore<Store> = (
  work: (store: Store, storage: PatchStorage) => Promise<void>,
  limits?: Limits
) => Promise<void>

export const named = (name: string): Scope => ['name', name]

export function withStoreOf<Store>(
  adapter: Adapter,
  storeOf: (storage: PatchStorage, scope: Scope) => Store
): WithStore<Store> {
  return async (work, limits) => {
    const storage = await adapter.open(limits)
    try {
      await work(storeOf(storage, named('store')), storage)
    } finally {
      await storage.close()
    }
  }
}

/** The code of the error with which it rejects, or `fulfilled`. */
export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'fulfilled',
    (error: { code?: string }) => error.code ?? String(error)
  )

export async function allEntries(storage: PatchStorage): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for await (const entry of storage.entries()) entries.push(entry)
  return entries
}
