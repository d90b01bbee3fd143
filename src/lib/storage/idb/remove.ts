// Looking for a database without making it, and deleting one so that it is done when it says so.
import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import { blocked } from '../errors.ts'
import { within } from './limit.ts'
import { translate, translateOpen } from './translate.ts'

const LIMIT = 3_000

/** An existing database in its present version; null if there is none. Opening would make one: that is taken back. */
export async function openExisting(name: string, what: string): Promise<IDBPDatabase | null> {
  let absent = false
  const request = (async () =>
    openDB(name, undefined, {
      upgrade(_db, _old, _new, transaction) {
        absent = true
        transaction.done.catch(() => {})
        transaction.abort()
      },
      blocking(_current, _wanted, event) {
        ;(event.target as IDBDatabase).close()
      }
    }))()
  try {
    return await within(LIMIT, request, () => blocked(what))
  } catch (thrown) {
    request.then(
      (late) => late.close(),
      () => {}
    )
    if (absent) return null
    throw translateOpen(what, thrown)
  }
}

/**
 * Deletes a database. It is emptied first, so that the content is gone even while somebody who ignores our request keeps a
 * connection open; the empty shell then goes with that connection.
 */
export async function removeDatabase(name: string, what: string): Promise<void> {
  const db = await openExisting(name, what)
  if (!db) return
  try {
    await empty(db)
  } catch (thrown) {
    throw translate(what, thrown)
  } finally {
    db.close()
  }
  await Promise.race([deleteDB(name), new Promise<void>((resolve) => setTimeout(resolve, LIMIT))])
}

async function empty(db: IDBPDatabase): Promise<void> {
  const stores = [...db.objectStoreNames]
  if (stores.length === 0) return
  const tx = db.transaction(stores, 'readwrite')
  for (const store of stores)
    tx.objectStore(store)
      .clear()
      .catch(() => {})
  await tx.done
}
