// The adapter on the origin's private file system, in a real browser.
import { afterEach, expect, test, vi } from 'vitest'
import { PIECE } from '../bytes/pieces.ts'
import { freshId } from '../document/testing.ts'
import { assetsAcceptance } from './acceptance.ts'
import { ASSETS, openOpfsAssets, removeDrafts } from './opfs.ts'

let last = ''
assetsAcceptance({
  name: 'OPFS',
  open: async (limit) => (await openOpfsAssets((last = freshId()), limit))!,
  reopen: async () => (await openOpfsAssets(last))!
})

afterEach(() => vi.restoreAllMocks())

const placeOf = async (id: string): Promise<FileSystemDirectoryHandle> =>
  (await (await navigator.storage.getDirectory()).getDirectoryHandle(ASSETS)).getDirectoryHandle(id)
const namesIn = async (id: string): Promise<string[]> => Array.fromAsync((await placeOf(id)).keys())

test('a large Blob is never in memory as a whole', async () => {
  const assets = (await openOpfsAssets(freshId()))!
  const read = Blob.prototype.arrayBuffer
  const sizes: number[] = []
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(function (this: Blob) {
    sizes.push(this.size)
    return read.call(this)
  })
  const hash = await assets.putBlob(new Blob([new Uint8Array(5 * PIECE)]))
  expect((await assets.getBlob(hash))?.size).toBe(5 * PIECE)
  expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(PIECE)
})

test('what is half written does not count, and goes', async () => {
  const id = freshId()
  const assets = (await openOpfsAssets(id))!
  const hash = await assets.put(new Uint8Array([1]))
  const place = await placeOf(id)
  await place.getFileHandle('draft-left', { create: true })
  expect(await assets.list()).toEqual([hash])
  await removeDrafts(id, 0)
  expect((await namesIn(id)).length).toBe(2)
  await removeDrafts(id, Date.now() + 60_000)
  expect(await namesIn(id)).toEqual([hash])
})

test.each([
  ['QuotaExceededError', 'storage-full'],
  ['UnknownError', 'storage-failed']
])('a disk that says %s leaves nothing behind', async (name, code) => {
  const id = freshId()
  const assets = (await openOpfsAssets(id))!
  vi.spyOn(FileSystemWritableFileStream.prototype, 'close').mockImplementation(() =>
    Promise.reject(new DOMException('no', name))
  )
  await expect(assets.putBlob(new Blob(['x']))).rejects.toMatchObject({ code })
  expect(await namesIn(id)).toEqual([])
})

test('two tabs that put the same bytes at once keep them once', async () => {
  const id = freshId()
  const tabs = await Promise.all([openOpfsAssets(id), openOpfsAssets(id)])
  const hashes = await Promise.all([0, 1, 0, 1].map((tab) => tabs[tab]!.put(new Uint8Array([7]))))
  expect(new Set(hashes).size).toBe(1)
  expect(await namesIn(id)).toEqual([hashes[0]])
})

test('two tabs together keep no more than the share', async () => {
  const id = freshId()
  const tabs = await Promise.all([openOpfsAssets(id, 10), openOpfsAssets(id, 10)])
  const put = (n: number) =>
    tabs[n % 2]!.put(new Uint8Array([n, n, n])).then(
      () => true,
      () => false
    )
  const done = []
  for (let n = 0; n < 6; n++) done.push(await put(n))
  expect(done.filter(Boolean).length).toBe(3)
})
