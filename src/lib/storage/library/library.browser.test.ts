// The library in a real browser.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { hasOpfsAssets } from '../assets/opfs.ts'
import { allAssets } from '../assets/patch-assets.ts'
import { documentDatabase } from '../document/database.ts'
import { openDocument } from '../document/open.ts'
import { databaseNames, eventually } from '../document/testing.ts'
import { readDocument } from '../document/whole.ts'
import { dataDatabase, openIdbStorage } from '../kv/idb.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { follow } from './follow.ts'
import { openLibrary, type Library } from './library.ts'

// Tests of other files run beside this one, in the same browser: this list is its own.
const LIST = `test-library-${Math.random().toString(36).slice(2)}`
let library: Library
beforeEach(() => {
  library = openLibrary(LIST)
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const { id } of await library.list()) await library.remove(id, { data: true })
  library.close()
})

const contentOf = async (id: string) => {
  const doc = new Y.Doc()
  const update = await readDocument(id)
  if (update) Y.applyUpdate(doc, update)
  return { name: doc.getMap('meta').get('name'), nodes: doc.getMap('nodes').toJSON() }
}
const updateOf = (nodes: Record<string, unknown>) => {
  const doc = new Y.Doc()
  for (const [id, node] of Object.entries(nodes)) doc.getMap('nodes').set(id, node)
  return Y.encodeStateAsUpdate(doc)
}
const data: StoredEntry[] = [{ kind: 'kv', scope: ['name', 'counter'], key: 'count', value: 4 }]
const countOf = async (id: string) => {
  const storage = openIdbStorage(id)
  const { value } = await storage.kv(['name', 'counter']).get('count')
  await storage.close()
  return value
}

describe('library', () => {
  test('a new patch has an id, a document with its name, and a place in the list', async () => {
    const entry = await library.create({ name: 'Counter', update: updateOf({ a: 1 }), example: 'counter' })
    expect(await library.list()).toEqual([entry])
    expect(entry).toMatchObject({ name: 'Counter', boxes: 1, example: 'counter' })
    expect(await contentOf(entry.id)).toEqual({ name: 'Counter', nodes: { a: 1 } })
    expect(await library.get(entry.id)).toEqual(entry)
    expect(await library.get('nobody')).toBeNull()
  })

  test('the last edited comes first', async () => {
    const [one, two] = [await library.create({ name: 'one' }), await library.create({ name: 'two' })]
    await library.touch(one.id, { edited: Date.now() + 1000 })
    expect((await library.list()).map(({ name }) => name)).toEqual(['one', 'two'])
    await library.touch(two.id, { edited: Date.now() + 2000 })
    expect((await library.list()).map(({ name }) => name)).toEqual(['two', 'one'])
    await library.touch('nobody', { edited: 5 })
    expect((await library.list()).length).toBe(2)
  })

  test('renaming reaches the document, and the tab that has it open', async () => {
    const { id } = await library.create({ name: 'before', update: updateOf({ a: 1 }) })
    const doc = new Y.Doc()
    const store = await openDocument(id, doc)
    await library.rename(id, 'after')
    await eventually(() => doc.getMap('meta').get('name') === 'after')
    await store.close()
    expect(await contentOf(id)).toEqual({ name: 'after', nodes: { a: 1 } })
    expect((await library.get(id))?.name).toBe('after')
    await expect(library.rename('nobody', 'x')).rejects.toMatchObject({ code: 'library-missing' })
    expect(await databaseNames()).not.toContain(documentDatabase('nobody'))
  })

  test('an open patch that is edited tells the list its name and number of boxes', async () => {
    const { id, edited } = await library.create({ name: 'open' })
    const doc = new Y.Doc()
    const store = await openDocument(id, doc)
    const stop = library.follow(id, doc)
    doc.getMap('nodes').set('a', 1)
    doc.getMap('meta').set('name', 'renamed in the editor')
    stop()
    await eventually(async () => (await library.get(id))?.name === 'renamed in the editor')
    const entry = await library.get(id)
    expect(entry?.boxes).toBe(1)
    expect(entry!.edited).toBeGreaterThanOrEqual(edited)
    await store.close()
  })

  test('a wrong number of boxes in the list is put right when the patch is opened', async () => {
    const { id } = await library.create({ name: 'closed too soon', update: updateOf({ a: 1, b: 2 }) })
    await library.touch(id, { boxes: 0 })
    const doc = new Y.Doc()
    const store = await openDocument(id, doc)
    const stop = library.follow(id, doc)
    await eventually(async () => (await library.get(id))?.boxes === 2)
    stop()
    await store.close()
  })

  test('what is not told yet is told when the page goes', () => {
    const told: object[] = []
    const doc = new Y.Doc()
    const stop = follow(doc, async (news) => void told.push(news))
    doc.getMap('nodes').set('a', 1)
    expect(told).toMatchObject([{ boxes: 0 }])
    dispatchEvent(new Event('pagehide'))
    expect(told).toMatchObject([{ boxes: 0 }, { boxes: 1 }])
    stop()
    expect(told).toHaveLength(2)
  })

  test('a duplicate has a new id and the same document; data only when asked', async () => {
    const source = await library.create({ name: 'Drums', update: updateOf({ a: 1 }), data })
    const plain = await library.duplicate(source.id)
    const full = await library.duplicate(source.id, { data: true })
    expect([plain.name, full.name]).toEqual(['Drums copy', 'Drums copy 2'])
    expect(new Set([source.id, plain.id, full.id]).size).toBe(3)
    expect(await contentOf(plain.id)).toEqual({ name: 'Drums copy', nodes: { a: 1 } })
    expect(await library.hasData(plain.id)).toBe(false)
    expect(await countOf(full.id)).toBe(4)
    expect(await countOf(source.id)).toBe(4)
  })

  test('deleting leaves the data or takes it, as asked', async () => {
    const keep = await library.create({ name: 'keep', data })
    const take = await library.create({ name: 'take', data })
    expect(await library.hasData(keep.id)).toBe(true)
    await library.remove(keep.id, { data: false })
    await library.remove(take.id, { data: true })
    expect(await library.list()).toEqual([])
    const names = await databaseNames()
    expect(names).not.toContain(documentDatabase(keep.id))
    expect(names).not.toContain(documentDatabase(take.id))
    expect(names).toContain(dataDatabase(keep.id))
    expect(names).not.toContain(dataDatabase(take.id))
    await library.remove(keep.id, { data: true })
    expect(await databaseNames()).not.toContain(dataDatabase(keep.id))
  })

  test('media come along into a duplicate and go with the patch', async () => {
    const bytes = [new Uint8Array([1, 2, 3]), new Uint8Array([4])]
    const source = await library.create({ name: 'with media', assets: bytes })
    const copy = await library.duplicate(source.id)
    await library.remove(source.id, { data: true })
    expect(await hasOpfsAssets(source.id)).toBe(false)
    const kept: number[][] = []
    for await (const one of allAssets(copy.id)) kept.push([...new Uint8Array(await one.arrayBuffer())])
    expect(kept.sort()).toEqual([[1, 2, 3], [4]])
    const plain = await library.duplicate((await library.create({ name: 'plain' })).id)
    expect(await hasOpfsAssets(plain.id)).toBe(false)
  })

  test('what cannot be made whole is not made at all', async () => {
    const open = vi.spyOn(indexedDB, 'open')
    const bad: StoredEntry[] = [
      ...data,
      { kind: 'kv', scope: ['name', 'x'], key: 'f', value: (() => 1) as never }
    ]
    await expect(library.create({ name: 'bad', data: bad })).rejects.toMatchObject({ code: 'storage-value' })
    expect(await library.list()).toEqual([])
    const used = open.mock.calls.map(([name]) => name).filter((name) => name !== LIST)
    expect(used.length).toBeGreaterThan(0)
    const names = await databaseNames()
    expect(names.filter((name) => used.includes(name!))).toEqual([])
  })

  test('every tab hears of every change', async () => {
    const other = openLibrary(LIST)
    let seen: string[] = []
    const stop = other.observe((entries) => (seen = entries.map(({ name }) => name)))
    const { id } = await library.create({ name: 'new' })
    await eventually(() => seen.includes('new'))
    await library.rename(id, 'newer')
    await eventually(() => seen.includes('newer'))
    await library.remove(id, { data: true })
    await eventually(() => seen.length === 0)
    stop()
    other.close()
  })

  test('documents that the list has lost come back', async () => {
    const { id } = await library.create({ name: 'lost', update: updateOf({ a: 1 }) })
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(LIST)
      request.onsuccess = () => {
        const tx = request.result.transaction('patches', 'readwrite')
        tx.objectStore('patches').clear()
        tx.oncomplete = () => {
          request.result.close()
          resolve()
        }
      }
    })
    expect(await library.list()).toEqual([])
    vi.spyOn(indexedDB, 'databases').mockResolvedValue([{ name: documentDatabase(id) }, { name: 'other' }])
    expect(await library.recover()).toBe(1)
    expect(await library.recover()).toBe(0)
    expect(await library.get(id)).toMatchObject({ name: 'lost', boxes: 1 })
  })

  test('where the browser refuses, the list lives as long as the tab, and says why', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const { id } = await library.create({ name: 'private', update: updateOf({ a: 1 }) })
    expect(library.refused?.code).toBe('storage-refused')
    await library.rename(id, 'still private')
    expect((await library.list()).map(({ name }) => name)).toEqual(['still private'])
    expect(await contentOf(id)).toEqual({ name: 'still private', nodes: { a: 1 } })
    const copy = await library.duplicate(id)
    expect(await library.hasData(id)).toBe(false)
    await library.remove(id, { data: true })
    await library.remove(copy.id, { data: true })
    expect(await library.list()).toEqual([])
  })
})

test('the way to a rack stays with its patch: no copy has it, and what is none is not read', async () => {
  const rack = { org: 'home', docid: 'd', key: 'lbk1.a.b', role: 'editor' } as const
  const { id } = await library.create({ name: 'Shared', rack })
  expect((await library.get(id))?.rack).toEqual(rack)
  expect((await library.duplicate(id)).rack).toBeUndefined()
  await library.touch(id, { rack: { ...rack, role: 'viewer' } })
  await expect(library.rename(id, 'Mine')).rejects.toMatchObject({ code: 'view-only' })
  await library.touch(id, { rack: { ...rack, docid: '../x' } })
  expect((await library.get(id))?.rack).toBeUndefined()
})
