// The trash in a real browser: into it, out of it, and for good, whatever happens meanwhile.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openPatchAssets } from '../assets/patch-assets.ts'
import { documentDatabase } from '../document/database.ts'
import { openDocument } from '../document/open.ts'
import { databaseNames, eventually, until } from '../document/testing.ts'
import { readDocument, writeNewDocument } from '../document/whole.ts'
import { openHistory } from '../history/history.ts'
import { historyDatabase } from '../history/place.ts'
import { dataDatabase, openIdbStorage } from '../kv/idb.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { TRASH_TIME, type Row } from './entry.ts'
import { openLibrary, type Library, type Whereabouts } from './library.ts'
import { idbPlace } from './place.ts'
import { databasesOf } from './wipe.ts'

const LIST = `test-trash-${Math.random().toString(36).slice(2)}`
const data: StoredEntry[] = [{ kind: 'kv', scope: ['name', 'counter'], key: 'count', value: 4 }]
let clock: number
let library: Library
/** Ids of the patches that were made here: other tests leave documents in this browser, which recovering would find too. */
const mine = new Set<string>()
beforeEach(() => {
  clock = Date.UTC(2026, 0, 1)
  library = openLibrary(LIST, () => clock)
  const { databases } = IDBFactory.prototype
  vi.spyOn(indexedDB, 'databases').mockImplementation(async () =>
    (await databases.call(indexedDB)).filter(({ name }) => [...mine].some((id) => name?.includes(id)))
  )
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const { id } of [...(await library.list()), ...(await library.trash())]) {
    await library.remove(id, { data: true })
  }
  for (const { id } of await library.leftData()) await library.removeData(id)
  library.close()
})

const content = () => {
  const doc = new Y.Doc()
  doc.getMap('nodes').set('a', 1)
  return Y.encodeStateAsUpdate(doc)
}
/** A patch with something of everything. */
async function make(name: string): Promise<string> {
  const { id } = await library.create({ name, update: content(), data, assets: [new Uint8Array([1, 2, 3])] })
  mine.add(id)
  const history = openHistory(id)
  await history.add({ update: content(), kind: 'auto' })
  history.close()
  return id
}
const onDisk = async (id: string) => {
  const names = await databaseNames()
  return databasesOf(id).filter((name) => names.includes(name))
}
const assetsOf = async (id: string) => {
  const assets = await openPatchAssets(id)
  const all = await assets.list()
  assets.close()
  return all.length
}
/** Rows as a killed browser left them. */
async function writeRow(id: string, change: (row: Row | undefined) => Row | null): Promise<void> {
  const place = idbPlace(LIST)
  await place.change(id, change)
  place.close()
}
const row = async (id: string): Promise<Row | undefined> => {
  const place = idbPlace(LIST)
  const all = await place.all()
  place.close()
  return all.find((each) => each.id === id)
}
const blank = (id: string): Row => ({ id, name: '', created: 0, edited: 0, opened: 0 })

describe('the trash', () => {
  test('holds a patch whole, and gives it back as it was', async () => {
    const id = await make('Drums')
    const before = await library.get(id)
    await library.discard(id, { data: true })
    expect(await library.list()).toEqual([])
    expect(await library.get(id)).toBeNull()
    expect(await library.trash()).toMatchObject([{ id, name: 'Drums', trashed: clock, trashedData: true }])
    expect(await onDisk(id)).toContain(dataDatabase(id))
    expect(await library.restore(id)).toEqual(before)
    expect(await library.get(id)).toEqual(before)
    expect(await library.trash()).toEqual([])
    expect(await library.restore(id)).toBeNull()
    expect(await assetsOf(id)).toBe(1)
  })

  test('deletes for good what the person said, and nothing of it comes back', async () => {
    const [with_, without] = [await make('with its data'), await make('without')]
    await library.discard(with_, { data: true })
    await library.discard(without, { data: false })
    await library.purge(with_)
    await library.purge(without)
    expect(await library.trash()).toEqual([])
    expect(await onDisk(with_)).toEqual([])
    expect(await onDisk(without)).toEqual([dataDatabase(without)])
    expect(await assetsOf(with_)).toBe(0)
    expect(await library.leftData()).toEqual([{ id: without, name: 'without', since: clock }])
    expect(await library.recover()).toBe(0)
    expect(await library.list()).toEqual([])
    await library.purge('nobody')
    await library.discard('nobody', { data: true })
    expect(await library.trash()).toEqual([])
  })

  test('lets go of a patch after thirty days, and not a moment sooner', async () => {
    const id = await make('old')
    await library.discard(id, { data: true })
    clock += TRASH_TIME - 1
    await library.recover()
    expect(await library.trash()).toHaveLength(1)
    clock += 1
    await library.recover()
    expect(await library.trash()).toEqual([])
    expect(await onDisk(id)).toEqual([])
  })

  test('what a deleted patch has left becomes a patch again, or goes', async () => {
    const [one, two] = [await make('one'), await make('two')]
    await library.remove(one, { data: false })
    clock += 1
    await library.remove(two, { data: false })
    expect((await library.leftData()).map(({ name }) => name)).toEqual(['two', 'one'])
    const back = await library.reviveData(one)
    expect(back).toMatchObject({ id: one, name: 'Data of one', boxes: 0 })
    expect(await library.list()).toEqual([back])
    const storage = openIdbStorage(one)
    expect((await storage.kv(['name', 'counter']).get('count')).value).toBe(4)
    await storage.close()
    await library.removeData(two)
    expect(await library.leftData()).toEqual([])
    expect(await onDisk(two)).toEqual([])
    expect(await library.reviveData(two)).toBeNull()
  })

  test('no data, nothing left', async () => {
    const { id } = await library.create({ name: 'plain' })
    await library.discard(id, { data: false })
    await library.purge(id)
    expect(await library.leftData()).toEqual([])
    expect(await onDisk(id)).toEqual([])
  })
})

describe('other tabs', () => {
  test('hear where a patch is', async () => {
    const id = await make('seen')
    const other = openLibrary(LIST)
    const seen: Whereabouts[] = []
    const stop = other.watch(id, (where) => seen.push(where))
    await eventually(() => seen.length === 1)
    await library.discard(id, { data: true })
    await eventually(() => seen.length === 2)
    await library.restore(id)
    await eventually(() => seen.length === 3)
    await library.touch(id, { edited: 5 })
    await library.remove(id, { data: true })
    await eventually(() => seen.length === 4)
    expect(seen).toEqual(['list', 'trash', 'list', 'nowhere'])
    stop()
    other.close()
  })

  test('take a list that has lost a patch for no deletion, and put it back', async () => {
    const id = await make('lost')
    const other = openLibrary(LIST)
    const seen: Whereabouts[] = []
    const stop = other.watch(id, (where) => seen.push(where))
    await eventually(() => seen.length === 1)
    const before = await library.get(id)
    const place = idbPlace(LIST)
    await place.change(id, () => null)
    place.close()
    expect(await library.get(id)).toBe(null)
    // Anything that changes makes tabs look again.
    await make('another')
    await eventually(async () => (await library.get(id)) !== null)
    expect(await library.get(id)).toEqual(before)
    expect(seen).toEqual(['list'])
    stop()
    other.close()
  })

  test('that have it open and do not hear hold nothing up, and bring nothing back', async () => {
    const id = await make('open elsewhere')
    const doc = new Y.Doc()
    const store = await openDocument(id, doc)
    const storage = openIdbStorage(id)
    await storage.kv(['name', 'counter']).get('count')
    await library.discard(id, { data: true })
    // An edit on the way is in the trash with the rest.
    doc.getMap('nodes').set('b', 2)
    await store.flush()
    await library.purge(id)
    doc.getMap('nodes').set('c', 3)
    expect((await until(store.status, ({ state }) => state === 'not-saved')).error?.code).toBe(
      'storage-closed'
    )
    await expect(storage.kv(['name', 'counter']).set('count', 5)).rejects.toMatchObject({
      code: 'storage-closed'
    })
    await library.touch(id, { edited: clock, boxes: 3 })
    await store.close()
    await storage.close()
    expect(await onDisk(id)).toEqual([])
    expect(await library.recover()).toBe(0)
    expect(await library.list()).toEqual([])
  })

  test('what one wrote that had not heard of the deletion goes at the next start', async () => {
    const id = await make('written late')
    await library.remove(id, { data: true })
    await writeNewDocument(id, content())
    expect(await library.recover()).toBe(0)
    expect(await library.list()).toEqual([])
    expect(await onDisk(id)).toEqual([])
    clock += TRASH_TIME + 1
    await library.recover()
    expect(await row(id)).toBeUndefined()
  })
})

describe('what a killed browser left', () => {
  test.each([
    [true, []],
    [false, ['data']]
  ])('half deleted is deleted (with its data: %s), even a part that is gone already', async (all, left) => {
    const id = await make('half deleted')
    await writeRow(id, (present) => ({
      ...present!,
      trashed: clock,
      fate: { is: 'going', since: clock, keepsData: !all }
    }))
    indexedDB.deleteDatabase(documentDatabase(id))
    expect(await library.list()).toEqual([])
    expect(await library.trash()).toEqual([])
    expect(await library.restore(id)).toBeNull()
    expect(await library.recover()).toBe(0)
    expect(await onDisk(id)).toEqual(left.length > 0 ? [dataDatabase(id)] : [])
    expect((await library.leftData()).map(({ name }) => name)).toEqual(
      left.length > 0 ? ['half deleted'] : []
    )
  })

  test('half made is deleted, data and all; what is being made in another tab is not', async () => {
    const id = await make('half made')
    await writeRow(id, (present) => ({ ...present!, fate: { is: 'making', since: clock } }))
    const busy = await make('being made')
    await writeRow(busy, (present) => ({ ...present!, fate: { is: 'making', since: clock } }))
    let letGo = () => {}
    void navigator.locks.request(`loadbang-making-${busy}`, () => new Promise<void>((done) => (letGo = done)))
    expect(await library.list()).toEqual([])
    expect(await library.recover()).toBe(0)
    expect(await onDisk(id)).toEqual([])
    expect(await row(id)).toBeUndefined()
    expect(await onDisk(busy)).toHaveLength(databasesOf(busy).length - 1)
    letGo()
    await eventually(async () => (await library.recover(), (await onDisk(busy)).length === 0))
  })

  test('in a list that was lost comes back, but not from the trash of it; data nobody knows of is told', async () => {
    const kept = await make('kept')
    await writeRow(kept, () => null)
    const stray = 'V1StGXR8_Z5jdHi6B-myT'
    const storage = openIdbStorage(stray)
    await storage.kv(['name', 'x']).set('a', 1)
    await storage.close()
    const trashed = await make('trashed')
    await library.discard(trashed, { data: true })
    const names = [
      documentDatabase(kept),
      documentDatabase(trashed),
      dataDatabase(stray),
      dataDatabase('welcome')
    ]
    vi.spyOn(indexedDB, 'databases').mockResolvedValue(names.map((name) => ({ name })))
    expect(await library.recover()).toBe(1)
    expect((await library.list()).map(({ name }) => name)).toEqual(['kept'])
    expect((await library.trash()).map(({ name }) => name)).toEqual(['trashed'])
    expect(await library.leftData()).toEqual([{ id: stray, name: '', since: clock }])
    expect(await library.reviveData(stray)).toMatchObject({ name: 'Recovered data' })
  })

  test('half restored is simply there', async () => {
    await writeRow('x', () => blank('x'))
    await writeNewDocument('x', content())
    expect(await library.restore('x')).toBeNull()
    expect((await library.get('x'))?.id).toBe('x')
  })
})

test('in a browser that refuses to store, the trash lives as long as the tab', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  const { id } = await library.create({ name: 'private', update: content() })
  await library.discard(id, { data: false })
  expect((await library.trash()).map(({ name }) => name)).toEqual(['private'])
  expect(await library.restore(id)).toMatchObject({ name: 'private' })
  await library.discard(id, { data: false })
  await library.purge(id)
  expect(await library.trash()).toEqual([])
  // No longer in memory: it is looked for on the disk.
  await expect(readDocument(id)).rejects.toMatchObject({ code: 'storage-refused' })
})

test('history goes with the patch', async () => {
  const id = await make('with versions')
  expect(await onDisk(id)).toContain(historyDatabase(id))
  await library.remove(id, { data: false })
  expect(await onDisk(id)).toEqual([dataDatabase(id)])
})
