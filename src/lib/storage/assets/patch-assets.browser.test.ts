// What a patch's assets are to the library, wherever they lie.
import { afterEach, expect, test, vi } from 'vitest'
import { databaseNames, freshId } from '../document/testing.ts'
import { sha256 } from '../bytes/sha256.ts'
import { assetsDatabase, openIdbAssets } from './idb.ts'
import { hasOpfsAssets, openOpfsAssets } from './opfs.ts'
import {
  allAssets,
  assetsUsage,
  copyAssets,
  deletePatchAssets,
  openPatchAssets,
  putAssets
} from './patch-assets.ts'

afterEach(() => vi.restoreAllMocks())

/** A browser without a file system for its pages, as WebKitGTK is. */
const withoutFiles = () =>
  vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('no', 'SecurityError'))
const one = new Uint8Array([1])

test('lie in files where there are some, and go with the patch', async () => {
  const id = freshId()
  const assets = await openPatchAssets(id)
  await assets.put(one)
  assets.close()
  expect(await hasOpfsAssets(id)).toBe(true)
  expect(await databaseNames()).not.toContain(assetsDatabase(id))
  expect(await assetsUsage(id)).toMatchObject({ bytes: 1 })
  await deletePatchAssets(id)
  expect(await hasOpfsAssets(id)).toBe(false)
})

test('lie in IndexedDB where there are none, and go with the patch', async () => {
  withoutFiles()
  const id = freshId()
  const assets = await openPatchAssets(id)
  const hash = await assets.put(one)
  assets.close()
  expect(await databaseNames()).toContain(assetsDatabase(id))
  expect(await (await openPatchAssets(id)).get(hash)).toEqual(one)
  await deletePatchAssets(id)
  expect(await databaseNames()).not.toContain(assetsDatabase(id))
})

test('what lies in IndexedDB from before is found', async () => {
  const id = freshId()
  const older = openIdbAssets(id)
  const hash = await older.put(one)
  older.close()
  const assets = await openPatchAssets(id)
  const newer = await assets.put(new Uint8Array([2]))
  expect(await assets.list()).toEqual([hash, newer].sort())
  expect(await assets.get(hash)).toEqual(one)
  expect(await (await assets.getBlob(hash, 'a/b'))?.arrayBuffer()).toEqual(one.buffer)
  expect((await assets.facts()).map((fact) => fact.size)).toEqual([1, 1])
  expect([await assets.has(hash), await assets.delete(hash), await assets.has(hash)]).toEqual([
    true,
    true,
    false
  ])
  assets.close()
  await deletePatchAssets(id)
  expect(await databaseNames()).not.toContain(assetsDatabase(id))
})

test('make no place for the asking', async () => {
  const id = freshId()
  expect(await Array.fromAsync(allAssets(id))).toEqual([])
  expect(await assetsUsage(id)).toMatchObject({ bytes: 0 })
  await putAssets(id, [])
  const assets = await openPatchAssets(id)
  expect([await assets.list(), await assets.has(await sha256(one))]).toEqual([[], false])
  expect([await hasOpfsAssets(id), (await databaseNames()).includes(assetsDatabase(id))]).toEqual([
    false,
    false
  ])
})

test('are copied into a place of their own', async () => {
  const [from, to] = [await openPatchAssets(freshId()), await openPatchAssets(freshId())]
  const hash = await from.put(new Uint8Array([1, 2]))
  await copyAssets(from, to)
  await from.delete(hash)
  expect(await to.get(hash)).toEqual(new Uint8Array([1, 2]))
  const third = freshId()
  await putAssets(third, [new Blob(['x']), one])
  expect((await Array.fromAsync(allAssets(third))).length).toBe(2)
})

test('a hash known from elsewhere opens nothing', async () => {
  const mine = await openPatchAssets(freshId())
  const hash = await mine.put(one)
  for (const id of [freshId(), freshId()]) {
    const theirs = await openPatchAssets(id)
    expect([await theirs.get(hash), await theirs.getBlob(hash), await theirs.has(hash)]).toEqual([
      null,
      null,
      false
    ])
  }
})

test('a patch cannot be named so that another one’s files are meant', async () => {
  const id = freshId()
  const hash = await (await openOpfsAssets(id))!.put(one)
  for (const name of ['..', '.', `../assets/${id}`, `${id}/`, `${id}/../${id}`, '']) {
    const assets = (await openOpfsAssets(name))!
    await expect(assets.get(hash)).rejects.toMatchObject({ name: 'LoadbangError' })
    await expect(assets.put(one)).rejects.toMatchObject({ name: 'LoadbangError' })
  }
})

test('where the browser refuses to store, they last as long as the tab', async () => {
  withoutFiles()
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const id = freshId()
  const hash = await (await openPatchAssets(id)).put(new Uint8Array([3]))
  expect(await (await openPatchAssets(id)).has(hash)).toBe(true)
  await deletePatchAssets(id)
  expect(await (await openPatchAssets(id)).has(hash)).toBe(false)
})
