// The IndexedDB adapter, in a real browser.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { kvAcceptance } from './acceptance.ts'
import { dataDatabase, deletePatchData, hasPatchData, openIdbStorage } from './idb.ts'
import type { Limits } from './remembered.ts'

let count = 0
let last: Limits | undefined
const run = Math.random().toString(36).slice(2)
const freshId = () => `test-${run}-${++count}`

kvAcceptance({
  name: 'IndexedDB',
  async open(limits) {
    last = limits
    return openIdbStorage(freshId(), limits)
  },
  reopen: async () => openIdbStorage(`test-${run}-${count}`, last)
})

afterEach(() => vi.restoreAllMocks())

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fulfilled',
    (error: { code?: string }) => error.code ?? String(error)
  )

describe('IndexedDB: transactions', () => {
  test('un-awaited sets share one transaction', async () => {
    const storage = openIdbStorage(freshId())
    await storage.kv(['name', 'a']).set('first', 1)
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const kv = storage.kv(['name', 'a'])
    await Promise.all(Array.from({ length: 100 }, (_, i) => kv.set(`k${i}`, i)))
    expect(transaction).toHaveBeenCalledTimes(1)
    await storage.close()
  })

  test('a transaction that aborts after its requests succeeded is not reported as saved', async () => {
    const storage = openIdbStorage(freshId())
    const kv = storage.kv(['name', 'a'])
    await kv.set('a', 'old')
    vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(() => {})
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args)
      if (this.name === 'kv') request.addEventListener('success', () => this.transaction.abort())
      return request
    })
    expect(await codeOf(kv.set('a', 'new'))).toBe('storage-failed')
    vi.restoreAllMocks()
    expect((await kv.get('a')).value).toBe('old')
    await storage.close()
  })

  test('one value too large for the disk costs the others of its transaction nothing', async () => {
    const storage = openIdbStorage(freshId())
    const kv = storage.kv(['name', 'a'])
    await kv.set('first', 0)
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (value === 'too large') throw new DOMException('full', 'QuotaExceededError')
      return put.call(this, value, key)
    })
    const codes = await Promise.all([kv.set('a', 1), kv.set('b', 'too large'), kv.set('c', 3)].map(codeOf))
    expect(codes).toEqual(['fulfilled', 'storage-full', 'fulfilled'])
    expect(await kv.keys()).toEqual(['a', 'c', 'first'])
    await storage.close()
  })

  test('a dropped connection is opened anew, once', async () => {
    const storage = openIdbStorage(freshId())
    const kv = storage.kv(['name', 'a'])
    await kv.set('a', 1)
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException(
        'Connection to Indexed Database server lost. Refresh the page to try again',
        'UnknownError'
      )
    })
    // Of these two, nothing is remembered.
    expect(await kv.has('b')).toBe(false)
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The database connection is closing', 'InvalidStateError')
    })
    expect(await codeOf(kv.get('c'))).toBe('storage-failed')
    await storage.close()
  })
})

describe('IndexedDB: the database', () => {
  test('a browser that refuses says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    expect(await codeOf(openIdbStorage(freshId()).ready())).toBe('storage-refused')
  })

  test('asking whether there is data makes no database', async () => {
    const id = freshId()
    expect(await hasPatchData(id)).toBe(false)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(dataDatabase(id))
    const storage = openIdbStorage(id)
    await storage.ready()
    expect(await hasPatchData(id)).toBe(false)
    await storage.kv(['name', 'a']).set('a', 1)
    expect(await hasPatchData(id)).toBe(true)
    await storage.close()
  })

  test('deleting finishes while it is open, and what is open learns of it', async () => {
    const id = freshId()
    const [one, two] = [openIdbStorage(id), openIdbStorage(id)]
    await one.kv(['name', 'a']).set('a', 1)
    await two.kv(['name', 'a']).set('b', 1)
    await deletePatchData(id)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(dataDatabase(id))
    expect(await codeOf(one.kv(['name', 'a']).set('c', 1))).toBe('storage-closed')
    expect(await codeOf(two.kv(['name', 'a']).get('a'))).toBe('storage-closed')
    expect(await hasPatchData(id)).toBe(false)
    await deletePatchData(id)
  })

  test('it empties the database even when somebody never lets go', async () => {
    const id = freshId()
    const storage = openIdbStorage(id)
    await storage.kv(['name', 'a']).set('a', 1)
    await storage.close()
    const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(dataDatabase(id))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('no database'))
    })
    await deletePatchData(id)
    const kept = await new Promise<number>((resolve) => {
      const request = stubborn.transaction('kv').objectStore('kv').count()
      request.onsuccess = () => resolve(request.result)
    })
    expect(kept).toBe(0)
    stubborn.close()
  }, 20_000)
})
