// The document writer in a real browser: nothing is lost, the stock package reads it back, the status tells the truth.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { documentDatabase } from './database.ts'
import { openDocument, type DocumentStore } from './open.ts'
import type { SaveStatus } from './status.ts'
import { databaseNames, eventually, freshId, readAll, until } from './testing.ts'
import { deleteDocument, readDocument, writeNewDocument } from './whole.ts'

const opened: DocumentStore[] = []
async function open(id: string, doc = new Y.Doc()) {
  const store = await openDocument(id, doc)
  opened.push(store)
  return { doc, store, map: doc.getMap<unknown>('nodes') }
}
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(opened.splice(0).map((store) => store.close()))
})

const contentOf = async (id: string): Promise<Record<string, unknown>> => {
  const doc = new Y.Doc()
  const update = await readDocument(id)
  if (update) Y.applyUpdate(doc, update)
  return doc.getMap('nodes').toJSON()
}

/** Lets every transaction that may write abort, after its requests have succeeded. */
function abortWrites(times = Infinity) {
  const { transaction } = IDBDatabase.prototype
  let aborted = 0
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    rest
  ) {
    const tx = transaction.call(this, stores, mode, rest)
    if (mode === 'readwrite' && aborted < times) {
      aborted++
      tx.commit = () => {}
      const { objectStore } = tx
      tx.objectStore = (name) => {
        const store = objectStore.call(tx, name)
        const { add } = store
        store.add = (...args) => {
          const request = add.apply(store, args)
          request.addEventListener('success', () => tx.abort())
          return request
        }
        return store
      }
    }
    return tx
  })
}

describe('a document on the disk', () => {
  test('what was edited is there when it is opened again', async () => {
    const id = freshId()
    const first = await open(id)
    first.map.set('a', 1)
    first.map.set('b', 2)
    await first.store.close()
    const second = await open(id)
    expect(second.map.toJSON()).toEqual({ a: 1, b: 2 })
  })

  test('the stock package reads it back, and we read what it wrote', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    for (let i = 0; i < 300; i++) map.set(`k${i}`, i)
    map.delete('k0')
    await store.close()

    const doc = new Y.Doc()
    const stock = new IndexeddbPersistence(documentDatabase(id), doc)
    await stock.whenSynced
    expect(doc.getMap('nodes').toJSON()).toEqual(map.toJSON())
    doc.getMap('nodes').set('from', 'stock')
    await stock.set('note', 'custom')
    await stock.destroy()

    expect((await open(id)).map.get('from')).toBe('stock')
  })

  test('a database that the stock package made opens, too', async () => {
    const id = freshId()
    const doc = new Y.Doc()
    const stock = new IndexeddbPersistence(documentDatabase(id), doc)
    await stock.whenSynced
    doc.getMap('nodes').set('a', 1)
    await stock.get('wait for it')
    await stock.destroy()
    const ours = await open(id)
    expect(ours.map.toJSON()).toEqual({ a: 1 })
    ours.map.set('b', 2)
    await ours.store.flush()
    expect(await contentOf(id)).toEqual({ a: 1, b: 2 })
  })

  test('opening writes nothing', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    map.set('a', 1)
    await store.close()
    const before = (await readAll(documentDatabase(id))).length
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    for (let i = 0; i < 3; i++) await (await open(id)).store.close()
    expect(transaction.mock.calls.map(([, mode]) => mode)).not.toContain('readwrite')
    vi.restoreAllMocks()
    expect((await readAll(documentDatabase(id))).length).toBe(before)
  })

  test('edits close together become one record', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    for (let i = 0; i < 50; i++) map.set(`k${i}`, i)
    await store.flush()
    expect((await readAll(documentDatabase(id))).length).toBe(1)
  })

  test('a damaged record costs itself alone, and is kept', async () => {
    const id = freshId()
    const damaged = new Uint8Array([9, 9, 9, 9])
    await writeNewDocument(id, damaged)
    const { map, store } = await open(id)
    map.set('a', 'x'.repeat(100_000))
    await store.flush()
    map.set('a', 'small')
    await store.flush()
    await store.compact()
    await store.close()
    expect((await open(id)).map.get('a')).toBe('small')
    expect(await readAll(documentDatabase(id))).toContainEqual(damaged)
  })
})

describe('the status', () => {
  test('saving from the edit on, saved at the commit', async () => {
    const { map, store } = await open(freshId())
    const seen: SaveStatus[] = []
    store.status.subscribe((status) => seen.push(status))
    map.set('a', 1)
    expect(store.status.current).toEqual({ state: 'saving', pending: 1 })
    await store.flush()
    expect(seen.map(({ state }) => state)).toEqual(['saved', 'saving', 'saved'])
  })

  test('not saved from the first failed write on, with the reason; saved again when it has healed by itself', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    const add = IDBObjectStore.prototype.add
    let full = true
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      return add.apply(this, args)
    })
    map.set('a', 1)
    const { error, pending } = await until(store.status, ({ state }) => state === 'not-saved')
    expect(error?.code).toBe('storage-full')
    expect(pending).toBe(1)
    await expect(store.flush()).rejects.toMatchObject({ code: 'storage-full' })
    map.set('b', 2)
    expect(store.status.current.state).toBe('not-saved')
    full = false
    await until(store.status, ({ state }) => state === 'saved')
    expect(await contentOf(id)).toEqual({ a: 1, b: 2 })
  })
})

describe('failed writes', () => {
  test('a transaction that aborts after its request succeeded leaves no gap behind', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    for (let i = 0; i < 5; i++) {
      abortWrites(1)
      map.set(`lost ${i}`, i)
      await until(store.status, ({ state }) => state === 'not-saved')
      map.set(`after ${i}`, i)
      await until(store.status, ({ state }) => state === 'saved')
      vi.restoreAllMocks()
    }
    expect(await contentOf(id)).toEqual(map.toJSON())
    expect(map.size).toBe(10)
  })

  test('once healed, edits are small again', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    map.set('long', 'x'.repeat(10_000))
    await store.flush()
    abortWrites(1)
    map.set('a', 1)
    await until(store.status, ({ state }) => state === 'not-saved')
    await until(store.status, ({ state }) => state === 'saved')
    vi.restoreAllMocks()
    map.set('b', 2)
    await store.flush()
    expect((await readAll(documentDatabase(id))).at(-1)!.length).toBeLessThan(1000)
  })

  test('good edits after failed ones are readable', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    abortWrites()
    for (let i = 0; i < 10; i++) {
      map.set(`during ${i}`, i)
      await store.flush().catch(() => {})
    }
    expect(await contentOf(id)).toEqual({})
    vi.restoreAllMocks()
    for (let i = 0; i < 10; i++) map.set(`after ${i}`, i)
    await store.flush()
    expect(Object.keys(await contentOf(id)).length).toBe(20)
  })

  test('a browser that refuses: it goes on in memory, says so, and finds it again in this tab', async () => {
    const id = freshId()
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const first = await open(id)
    expect(first.store.loaded).toBe(false)
    expect(first.store.status.current).toMatchObject({
      state: 'not-saved',
      error: { code: 'storage-refused' }
    })
    first.map.set('a', 1)
    await first.store.close()
    const second = await open(id)
    expect(second.map.get('a')).toBe(1)
    expect(second.store.status.current.state).toBe('not-saved')
  })

  test('a disk that can be read only later is read then, and edits made meanwhile are kept', async () => {
    const id = freshId()
    const before = new Y.Doc()
    before.getMap('nodes').set('old', 1)
    await writeNewDocument(id, Y.encodeStateAsUpdate(before))
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('strange', 'UnknownError')
    })
    const { map, store } = await open(id)
    expect(store.loaded).toBe(false)
    map.set('new', 2)
    vi.mocked(IDBDatabase.prototype.transaction).mockImplementation(transaction)
    await until(store.status, ({ state }) => state === 'saved')
    expect(store.loaded).toBe(true)
    expect(map.toJSON()).toEqual({ old: 1, new: 2 })
    expect(await contentOf(id)).toEqual({ old: 1, new: 2 })
  })
})

describe('a page that goes', () => {
  test('pagehide begins to write at once and asks for the commit, without waiting for any timer', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit')
    map.set('a', 1)
    expect(commit).not.toHaveBeenCalled()
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(commit).toHaveBeenCalledTimes(1)
    await until(store.status, ({ state }) => state === 'saved')
    expect(await contentOf(id)).toEqual({ a: 1 })
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(commit).toHaveBeenCalledTimes(1)
  })

  test('what is in flight goes along, should that write still fail', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    const { add } = IDBObjectStore.prototype
    let adds = 0
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
      const nth = ++adds
      // Only the second write, the one of the page that goes, may succeed.
      if (nth > 2) throw new DOMException('gone', 'AbortError')
      const request = add.apply(this, args)
      if (nth === 1) {
        this.transaction.commit = () => {}
        request.addEventListener('success', () => this.transaction.abort())
        queueMicrotask(() => {
          map.set('b', 2)
          window.dispatchEvent(new PageTransitionEvent('pagehide'))
        })
      }
      return request
    })
    map.set('a', 1)
    await store.flush().catch(() => {})
    await eventually(async () => (await readAll(documentDatabase(id))).length === 1)
    expect(await contentOf(id)).toEqual({ a: 1, b: 2 })
  })

  test('what comes after pagehide is written as well', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    map.set('a', 1)
    const flushed = store.flush()
    map.set('b', 2)
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    map.set('c', 3)
    await flushed
    await store.flush()
    expect(await contentOf(id)).toEqual({ a: 1, b: 2, c: 3 })
  })
})

describe('compaction', () => {
  test('makes one record of many, of all tabs, and loses nothing', async () => {
    const id = freshId()
    const [one, two] = [await open(id), await open(id)]
    for (let i = 0; i < 20; i++) {
      one.map.set('same', 'x'.repeat(5000) + i)
      two.map.set(`two ${i}`, i)
      await Promise.all([one.store.flush(), two.store.flush()])
    }
    expect((await readAll(documentDatabase(id))).length).toBeGreaterThan(20)
    expect(await one.store.compact()).toBe(true)
    expect((await readAll(documentDatabase(id))).length).toBe(1)
    two.map.set('later', true)
    await two.store.flush()
    await eventually(() => one.map.get('later') === true)
    expect(await contentOf(id)).toEqual(one.map.toJSON())
    expect(one.map.toJSON()).toEqual(two.map.toJSON())
  })

  test('keeps what only the disk has', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    map.set('long', 'x'.repeat(100_000))
    map.set('long', 'short')
    await store.flush()
    for (let i = 0; i < 3; i++) {
      map.set('long', 'x'.repeat(50_000) + i)
      await store.flush()
    }
    const elsewhere = new Y.Doc()
    elsewhere.getMap('nodes').set('from elsewhere', 1)
    await writeNewDocument(id, Y.encodeStateAsUpdate(elsewhere))
    expect(await store.compact()).toBe(true)
    expect((await readAll(documentDatabase(id))).length).toBe(1)
    expect((await contentOf(id))['from elsewhere']).toBe(1)
    expect(map.get('from elsewhere')).toBe(1)
  })

  test('does not run while another tab is at it, nor where there is nothing to gain', async () => {
    const id = freshId()
    const { map, store } = await open(id)
    expect(await store.compact()).toBe(false)
    for (let i = 0; i < 20; i++) {
      map.set('same', 'x'.repeat(5000) + i)
      await store.flush()
    }
    await navigator.locks.request(`loadbang-compact-${id}`, async () => {
      expect(await store.compact()).toBe(false)
    })
  })
})

describe('deleting', () => {
  test('finishes while it is open; what is open says so, throws nothing, and does not bring it back', async () => {
    const id = freshId()
    const [one, two] = [await open(id), await open(id)]
    one.map.set('a', 1)
    await one.store.flush()
    await deleteDocument(id)
    expect(await databaseNames()).not.toContain(documentDatabase(id))
    for (const { store, map } of [one, two]) {
      await until(store.status, ({ state }) => state === 'not-saved')
      expect(store.status.current.error?.code).toBe('storage-closed')
      map.set('b', 2)
      await expect(store.flush()).rejects.toMatchObject({ code: 'storage-closed' })
      window.dispatchEvent(new PageTransitionEvent('pagehide'))
      await store.close()
    }
    expect(await databaseNames()).not.toContain(documentDatabase(id))
    await deleteDocument(id)
  })
})
