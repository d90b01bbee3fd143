// The IndexedDB adapter, in a real browser, and what a patch's assets are to the library.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { assetsAcceptance } from './acceptance.ts'
import { assetsDatabase, openIdbAssets } from './idb.ts'
import { copyAssets, deletePatchAssets, openPatchAssets } from './patch-assets.ts'

let count = 0
const run = Math.random().toString(36).slice(2)
const freshId = () => `test-${run}-${++count}`

assetsAcceptance({
  name: 'IndexedDB',
  open: async () => openIdbAssets(freshId()),
  reopen: async () => openIdbAssets(`test-${run}-${count}`)
})

afterEach(() => vi.restoreAllMocks())

describe('assets of a patch', () => {
  test('go with it', async () => {
    const id = freshId()
    const assets = await openPatchAssets(id)
    await assets.put(new Uint8Array([1]))
    assets.close()
    await deletePatchAssets(id)
    const names = (await indexedDB.databases()).map((db) => db.name)
    expect(names).not.toContain(assetsDatabase(id))
  })

  test('are copied into a place of their own', async () => {
    const [from, to] = [await openPatchAssets(freshId()), await openPatchAssets(freshId())]
    const hash = await from.put(new Uint8Array([1, 2]))
    await copyAssets(from, to)
    await from.delete(hash)
    expect(await to.get(hash)).toEqual(new Uint8Array([1, 2]))
    from.close()
    to.close()
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

  test('where the browser refuses to store, they last as long as the tab', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    const id = freshId()
    const hash = await (await openPatchAssets(id)).put(new Uint8Array([3]))
    expect(await (await openPatchAssets(id)).has(hash)).toBe(true)
    await deletePatchAssets(id)
    expect(await (await openPatchAssets(id)).has(hash)).toBe(false)
  })
})
