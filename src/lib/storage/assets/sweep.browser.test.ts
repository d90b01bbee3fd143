// What stays and what goes when a patch's files are swept.
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addBox, removeBoxes } from '../../patch/edits.ts'
import { newPatch, nodesOf } from '../../patch/shape.ts'
import { testClasses } from '../../patch/testing/classes.ts'
import { createUndo } from '../../patch/undo.ts'
import { sha256 } from '../bytes/sha256.ts'
import { freshId } from '../document/testing.ts'
import { deleteDocument } from '../document/whole.ts'
import { openHistory } from '../history/history.ts'
import { historyDatabase } from '../history/place.ts'
import { openLibrary, type Library } from '../library/library.ts'
import { writeBaggage } from '../ptperf/baggage.ts'
import { openIdbAssets } from './idb.ts'
import { openOpfsAssets } from './opfs.ts'
import { allAssets, openPatchAssets } from './patch-assets.ts'
import { watchReferences } from './references.ts'
import { assetsLock } from './share.ts'
import { sweepAssets, type SweepOptions } from './sweep.ts'

const DAY = 86_400_000
let library: Library
let id: string
let doc: Y.Doc
beforeEach(async () => {
  library = openLibrary(freshId())
  doc = newPatch('x')
})
afterEach(() => {
  vi.restoreAllMocks()
  library.close()
})

/** The patch on the disk, with files put by another tab, one for each byte. */
async function create(...files: number[]): Promise<string[]> {
  id = (await library.create({ name: 'x', update: Y.encodeStateAsUpdate(doc) })).id
  return put(...files)
}
async function put(...files: number[]): Promise<string[]> {
  const assets = (await openOpfsAssets(id))!
  const hashes: string[] = []
  for (const byte of files) hashes.push(await assets.put(new Uint8Array([byte])))
  return hashes
}
const hashOf = (byte: number): Promise<string> => sha256(new Uint8Array([byte]))
function refer(hash: string, box: string, from = doc): void {
  addBox({ doc: from, classes: testClasses }, { id: box, text: 'print', position: { x: 0, y: 0 } })
  const data = (nodesOf(from).get(box) as Y.Map<unknown>).get('data') as Y.Map<unknown>
  from.transact(() => data.set('file', { sha256: hash, type: '', size: 1, name: box }))
}
const sweep = (options: Partial<SweepOptions> = {}) =>
  sweepAssets(id, { alone: async () => true, now: Date.now() + 2 * DAY, ...options })
const left = async (): Promise<number[]> => {
  const bytes: number[] = []
  for await (const blob of allAssets(id)) bytes.push(new Uint8Array(await blob.arrayBuffer())[0]!)
  return bytes.sort()
}

test('what the document refers to stays, what nothing does goes', async () => {
  refer(await hashOf(1), 'a')
  writeBaggage(doc, {
    carried: {},
    media: [
      { nodeId: 'n', handleId: 'h', role: 'audio', name: 'm', path: 'media/m', sha256: await hashOf(2) }
    ]
  })
  await create(1, 2, 3)
  expect(await sweep()).toBe(1)
  expect(await left()).toEqual([1, 2])
  // From the open document alike.
  await put(3)
  expect(await sweep({ doc })).toBe(1)
  expect(await left()).toEqual([1, 2])
})

test('what only a version of the history refers to stays as long as that', async () => {
  const [one] = await create(1)
  const then = newPatch('x')
  refer(one!, 'a', then)
  const history = openHistory(id)
  const version = await history.add({ update: Y.encodeStateAsUpdate(then), kind: 'named', name: 'then' })
  expect(await sweep()).toBe(0)
  expect(await left()).toEqual([1])
  await history.remove(version!.n)
  history.close()
  await sweep()
  expect(await left()).toEqual([])
})

test('what only an undo would bring back stays while the patch is open', async () => {
  refer(await hashOf(1), 'a')
  await create(1, 2)
  const undo = createUndo(doc)
  const seen = watchReferences(doc)
  removeBoxes({ doc, classes: testClasses }, ['a'])
  // Dropped, and taken back.
  refer(await hashOf(2), 'b')
  undo.undo()
  await put(3)
  expect(await sweep({ doc, seen: seen.hashes })).toBe(1)
  expect(await left()).toEqual([1, 2])
  // Closed, without them.
  seen.stop()
  await sweep({ doc })
  expect(await left()).toEqual([])
})

test('what is younger than a day stays', async () => {
  await create(1)
  await sweep({ now: Date.now() })
  expect(await left()).toEqual([1])
})

test('what this tab has put stays, though it was there before', async () => {
  await create(1)
  const assets = await openPatchAssets(id)
  await assets.put(new Uint8Array([1]))
  await sweep()
  expect(await left()).toEqual([1])
})

test('nothing goes while another tab has the patch open, or puts', async () => {
  await create(1)
  await sweep({ alone: async () => false })
  await navigator.locks.request(assetsLock(id), () => sweep())
  expect(await left()).toEqual([1])
})

test('nothing goes where something cannot be read', async () => {
  await create(1)
  const history = openHistory(id)
  await history.add({ update: Y.encodeStateAsUpdate(doc), kind: 'named', name: 'then' })
  history.close()
  const db = await openDB(historyDatabase(id))
  const [version] = await db.getAllKeys('updates')
  await db.put('updates', new Uint8Array([9, 9, 9]), version)
  db.close()
  await expect(sweep()).rejects.toThrow()
  expect(await left()).toEqual([1])
  await deleteDocument(id)
  expect(await sweep()).toBe(0)
  expect(await left()).toEqual([1])
})

test('files that an older Loadbang put into IndexedDB are swept alike', async () => {
  const hash = await hashOf(1)
  refer(hash, 'a')
  await create()
  const older = openIdbAssets(id)
  await older.put(new Uint8Array([1]))
  await older.put(new Uint8Array([2]))
  older.close()
  expect(await sweep()).toBe(1)
  expect(await left()).toEqual([1])
})

test('a patch without files is left alone', async () => {
  await create()
  expect(await sweep()).toBe(0)
})
