// What patches take, in a real browser: part by part, and nothing made or changed by looking.
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { record } from '../../runtime/message.ts'
import { openPatchAssets } from '../assets/patch-assets.ts'
import { documentDatabase } from '../document/database.ts'
import { databaseNames, freshId, readAll } from '../document/testing.ts'
import { openDocument } from '../document/open.ts'
import { writeNewDocument } from '../document/whole.ts'
import { openHistory } from '../history/history.ts'
import { dataDatabase, openIdbStorage } from '../kv/idb.ts'
import { directoryIn, root } from '../opfs/directory.ts'
import { allOf, dataSize, measure, type PatchSizes } from './sizes.ts'
import { databasesOf } from './wipe.ts'

afterEach(() => vi.restoreAllMocks())

async function sizesOf(id: string): Promise<PatchSizes> {
  for await (const measured of measure([id])) if (!(measured instanceof Error)) return measured
  throw new Error('It could not be read.')
}
const content = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('nodes').set('a', 'x'.repeat(1000))
  return Y.encodeStateAsUpdate(doc)
}
const bytesOf = async (id: string): Promise<number> =>
  (await readAll(documentDatabase(id))).reduce((sum, update) => sum + update.length, 0)

test('each part of a patch, whoever has it open', async () => {
  const id = freshId()
  const doc = new Y.Doc()
  const open = await openDocument(id, doc)
  Y.applyUpdate(doc, content())
  await open.flush()
  const history = openHistory(id)
  const version = await history.add({ update: content(), kind: 'auto' })
  const storage = openIdbStorage(id)
  await storage.kv(['name', 'a']).set('small', 5)
  await storage.kv(['name', 'a']).set('large', 'x'.repeat(50_000))
  await storage.kv(['node', ['p'], 'n']).set('other', [1, 2, 3])
  for (let n = 0; n < 20; n++) await storage.db(['name', 'a']).insert('notes', record({ n }))
  const assets = await openPatchAssets(id)
  await assets.put(new Uint8Array(3000))
  await assets.put(new Uint8Array(500))

  const sizes = await sizesOf(id)
  expect(sizes.document).toBe(await bytesOf(id))
  expect(sizes.document).toBeGreaterThan(1000)
  expect(sizes.history).toBe(version!.bytes)
  expect(sizes.data).toBe((await storage.usage()).bytes)
  expect(sizes.data).toBeGreaterThan(100_000)
  expect(sizes.files).toBe(3500)
  expect(allOf(sizes)).toBe(sizes.document + sizes.history + sizes.data + 3500)

  // Nobody was pushed off.
  await storage.kv(['name', 'a']).set('small', 6)
  doc.getMap('nodes').set('b', 1)
  await open.flush()
  expect(await dataSize(id)).toBe((await storage.usage()).bytes)
  for (const part of [storage, open, history, assets]) await part.close()
})

test('looking makes nothing, whether or not the browser tells its databases', async () => {
  const id = freshId()
  const nothing = { document: 0, history: 0, data: 0, files: 0 }
  const open = vi.spyOn(IDBFactory.prototype, 'open')
  expect(await sizesOf(id)).toEqual(nothing)
  expect(open).not.toHaveBeenCalled()
  vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('it does not'))
  expect(await sizesOf(id)).toEqual(nothing)
  vi.restoreAllMocks()
  const names = await databaseNames()
  expect(databasesOf(id).filter((name) => names.includes(name))).toEqual([])
  const assets = await directoryIn(await root(), 'assets', false)
  expect(assets && (await directoryIn(assets, id, false))).toBeNull()
})

test('data of an older layout is counted, and keeps its layout', async () => {
  const id = freshId()
  const open = (version?: number, upgrade?: (db: IDBDatabase) => void): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(dataDatabase(id), version)
      request.onupgradeneeded = () => upgrade?.(request.result)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('no database'))
    })
  const before = await open(1, (db) => {
    db.createObjectStore('kv').put('x'.repeat(5000), [['name', 'a'], 'big'])
    db.createObjectStore('sizes').put(10_000, [['name', 'a'], 'big'])
  })
  before.close()
  expect(await dataSize(id)).toBe(10_000)
  const after = await open()
  expect([after.version, [...after.objectStoreNames]]).toEqual([1, ['kv', 'sizes']])
  after.close()
})

test('one that cannot be read says why, and the others are counted', async () => {
  const [bad, good] = [freshId(), freshId()]
  const update = content()
  for (const id of [bad, good]) await writeNewDocument(id, update)
  const open = IDBFactory.prototype.open
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name, version) {
    if (name === documentDatabase(bad)) throw new DOMException('It is broken.', 'UnknownError')
    return open.call(this, name, version)
  })
  const all: unknown[] = []
  for await (const measured of measure([bad, good])) all.push(measured)
  expect(all).toEqual([
    expect.objectContaining({ code: 'storage-failed' }),
    { document: update.length, history: 0, data: 0, files: 0 }
  ])
})
