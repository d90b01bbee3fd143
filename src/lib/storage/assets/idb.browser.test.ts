// The IndexedDB adapter, in a real browser.
import { openDB } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import { assetsAcceptance } from './acceptance.ts'
import { assetsDatabase, openIdbAssets } from './idb.ts'

let count = 0
const run = Math.random().toString(36).slice(2)
const freshId = () => `test-${run}-${++count}`

assetsAcceptance({
  name: 'IndexedDB',
  open: async (limit) => openIdbAssets(freshId(), limit),
  reopen: async () => openIdbAssets(`test-${run}-${count}`)
})

afterEach(() => vi.restoreAllMocks())

test('what an older Loadbang put there is found, and counts as old', async () => {
  const id = freshId()
  const assets = openIdbAssets(id)
  await assets.ready()
  const db = await openDB(assetsDatabase(id))
  await db.put('assets', new Uint8Array([1, 2]), 'a'.repeat(64))
  db.close()
  expect(await assets.facts()).toEqual([{ hash: 'a'.repeat(64), size: 2, at: 0 }])
  expect(await assets.get('a'.repeat(64))).toEqual(new Uint8Array([1, 2]))
  assets.close()
})

test('a full disk is not reported as saved', async () => {
  const assets = openIdbAssets(freshId())
  await assets.ready()
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args)
    request.addEventListener('success', () => this.transaction.abort())
    return request
  })
  await expect(assets.put(new Uint8Array([1]))).rejects.toMatchObject({ code: 'storage-failed' })
  assets.close()
})
