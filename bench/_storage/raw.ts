// IndexedDB as it is, which nobody can beat by using it.

export const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error ?? new Error('aborted'))
  })

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('failed'))
  })

export function open(name: string, upgrade: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => upgrade(request.result)
  return answer(request)
}

/** A database with one store `kv`, without keys of its own. */
export const openKv = (name: string): Promise<IDBDatabase> => open(name, (db) => db.createObjectStore('kv'))

/** All in one transaction; fulfils at its commit. */
export async function putAll(
  db: IDBDatabase,
  entries: Iterable<readonly [IDBValidKey, unknown]>
): Promise<void> {
  const tx = db.transaction('kv', 'readwrite')
  const store = tx.objectStore('kv')
  for (const [key, value] of entries) store.put(value, key)
  await done(tx)
}

/** Each value through a cursor, as somebody without an index must look. */
export function scan(db: IDBDatabase, store: string, look: (value: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = db.transaction(store).objectStore(store).openCursor()
    request.onerror = () => reject(request.error ?? new Error('failed'))
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve()
      look(cursor.value)
      cursor.continue()
    }
  })
}
