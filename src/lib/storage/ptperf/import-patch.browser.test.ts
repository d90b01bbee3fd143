// Files in and out of a real browser: what comes in goes out again, and a failure leaves nothing behind.
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { noClasses as classes } from '../../patch/classes.ts'
import { addBox, connect, editText, moveBoxes, removeBoxes } from '../../patch/edits.ts'
import { allEdges, newPatch } from '../../patch/shape.ts'
import { openPatchAssets } from '../assets/patch-assets.ts'
import { databaseNames, freshId } from '../document/testing.ts'
import { readDocument } from '../document/whole.ts'
import { openIdbStorage } from '../kv/idb.ts'
import { openLibrary, type Library } from '../library/library.ts'
import { exportEnvelope, exportPatch } from './export-patch.ts'
import { importPatch } from './import-patch.ts'
import { loadPerfFile } from './load-perf-file.ts'
import { savePerfFile } from './save-perf-file.ts'
import { bytesOf, rackBindings, rackBytes, rackFile, rackMedia, rackSavedAt } from './testing/files.ts'

let library: Library
beforeEach(() => {
  library = openLibrary(freshId())
})
afterEach(() => {
  vi.restoreAllMocks()
  library.close()
})

async function docOf(patchId: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await readDocument(patchId))!)
  return doc
}
const load = (bytes: Uint8Array, name = 'x.ptperf.zip') => importPatch(library, classes, bytes, name)
const exported = async (patchId: string, doc?: Y.Doc, data = true) =>
  bytesOf(
    (await exportPatch({ patchId, doc: doc ?? (await docOf(patchId)), classes, edited: Date.now(), data }))
      .blob
  )

/** A patch of its own, with two boxes and a number in a store. */
async function counter(): Promise<{ id: string; doc: Y.Doc }> {
  const doc = newPatch(`Counter ${freshId()}`)
  const context = { doc, classes }
  addBox(context, { id: 'a', text: 'loadbang', position: { x: 10, y: 20 } })
  addBox(context, { id: 'b', text: 'kv counter', position: { x: 10, y: 80 } })
  connect(context, { nodeId: 'a', portId: 'out0' }, { nodeId: 'b', portId: 'in0' })
  const data = [{ kind: 'kv', scope: ['name', 'counter'], key: 'count', value: 4 }] as const
  const { id } = await library.create({
    name: doc.getMap('meta').get('name') as string,
    update: Y.encodeStateAsUpdate(doc),
    data
  })
  return { id, doc: await docOf(id) }
}

describe('a rack', () => {
  test('goes through the browser and leaves as it came', async () => {
    const { patchId, name, warnings } = await load(rackFile(), 'My rack.ptperf.zip')
    expect([name, warnings]).toEqual(['My rack', []])
    const file = await exported(patchId)
    const files = unzipSync(file)
    const performance = JSON.parse(new TextDecoder().decode(files['performance.json'])) as {
      savedAt: number
      bundle: object
      media: unknown
    }
    expect(performance.media).toEqual(rackMedia)
    expect(performance.bundle).toMatchObject(rackBindings)
    expect(performance.savedAt).toBe(rackSavedAt)
    rackMedia.forEach(({ path }, i) => expect(files[path]).toEqual(rackBytes[i]))
    const before = (await loadPerfFile(rackFile())).doc
    const after = (await loadPerfFile(file)).doc
    expect(after.getMap('nodes').toJSON()).toEqual(before.getMap('nodes').toJSON())
    expect(allEdges(after)).toEqual(allEdges(before))
  })

  test('is in the list, as old as it was', async () => {
    const { patchId } = await load(rackFile())
    expect(await library.get(patchId)).toMatchObject({ edited: rackSavedAt, boxes: 3 })
  })

  test('takes its media along into the bin', async () => {
    const { patchId } = await load(rackFile())
    await library.remove(patchId, { data: true })
    const names = await databaseNames()
    expect(names.filter((name) => name?.includes(patchId))).toEqual([])
  })
})

describe('an export', () => {
  test('loaded again is the same patch with the same data, in a place of its own', async () => {
    const { id, doc } = await counter()
    const { patchId } = await load(await exported(id))
    expect(patchId).not.toBe(id)
    const copy = await docOf(patchId)
    for (const root of ['nodes', 'edges', 'meta'])
      expect(copy.getMap(root).toJSON()).toEqual(doc.getMap(root).toJSON())
    const data = openIdbStorage(patchId)
    expect(await data.kv(['name', 'counter']).get('count')).toEqual({ found: true, value: 4 })
    await data.kv(['name', 'counter']).set('count', 5)
    await data.close()
    const first = openIdbStorage(id)
    expect((await first.kv(['name', 'counter']).get('count')).value).toBe(4)
    await first.close()
  })

  test('gives the same bytes whatever happened in between', async () => {
    const { id, doc } = await counter()
    const first = await exported(id, doc)
    const context = { doc, classes }
    // Another history of the same patch, at another time of day.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 86_400_000)
    addBox(context, { id: 'c', text: 'print', position: { x: 0, y: 0 } })
    moveBoxes(context, new Map([['a', { x: 500, y: 500 }]]))
    editText(context, 'b', 'kv other')
    expect(await exported(id, doc)).not.toEqual(first)
    removeBoxes(context, ['c'])
    moveBoxes(context, new Map([['a', { x: 10, y: 20 }]]))
    editText(context, 'b', 'kv counter')
    expect(await exported(id, doc)).toEqual(first)
    // Deleted with its data, and loaded from the file.
    await library.remove(id, { data: true })
    const { patchId } = await load(first)
    expect(await exported(patchId)).toEqual(first)
  })

  test('without its data has none, and makes no database for the asking', async () => {
    const { id, doc } = await counter()
    expect((await loadPerfFile(await exported(id, doc, false))).data).toBeNull()
    const empty = freshId()
    const { blob, lost } = await exportPatch({
      patchId: empty,
      doc: newPatch('x'),
      classes,
      edited: 1,
      data: true
    })
    expect([(await loadPerfFile(blob)).data, lost]).toEqual([null, []])
    expect((await databaseNames()).filter((name) => name?.includes(empty))).toEqual([])
  })

  test('goes on where the browser refuses to store, and names what is not in it', async () => {
    const { id } = await counter()
    const withData = await exported(id)
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    const patch = { patchId: freshId(), doc: newPatch('private'), classes, edited: 1, data: true }
    const { blob, lost } = await exportPatch(patch)
    expect(lost).toHaveLength(1)
    expect((await loadPerfFile(blob)).name).toBe('private')
    expect((await exportPatch({ ...patch, data: false })).lost).toEqual([])
    // And back in again, for as long as the tab is open.
    const { patchId } = await load(await bytesOf(blob))
    expect((await library.get(patchId))?.name).toBe('private')
    expect((await load(withData)).warnings).toHaveLength(1)
  })

  test('as an .imp.json has the time of the same content', async () => {
    const { id, doc } = await counter()
    const perf = await loadPerfFile(await exported(id, doc))
    const imp = await loadPerfFile((await exportEnvelope({ doc, classes, edited: 7 })).blob)
    expect(imp.savedAt).toBe(perf.savedAt)
    expect(imp.doc.getMap('nodes').toJSON()).toEqual(perf.doc.getMap('nodes').toJSON())
  })
})

describe('a load that fails', () => {
  const everything = async () => ({
    list: await library.list(),
    // One comes and goes while a disk is full (idb/settle.ts).
    databases: (await databaseNames()).filter((name) => name !== 'loadbang-settle').sort()
  })

  test('in the file changes nothing', async () => {
    const { id, doc } = await counter()
    const good = await exported(id, doc)
    const before = await everything()
    const flipped = good.slice()
    flipped[good.length >> 1]! ^= 1
    for (const bytes of [new Uint8Array(), good.subarray(0, good.length - 5), flipped])
      await expect(load(bytes)).rejects.toMatchObject({ name: 'LoadbangError' })
    expect(await everything()).toEqual(before)
  })

  test.each(['kv', 'assets', 'updates', 'patches'])(
    'while it writes %s leaves nothing behind',
    async (store) => {
      await library.list()
      const { doc } = await loadPerfFile(rackFile())
      const assets = await openPatchAssets(freshId())
      for (const bytes of rackBytes) await assets.put(bytes)
      const data = [{ kind: 'kv', scope: ['name', 's'], key: 'k', value: 1 }] as const
      const { blob } = await savePerfFile({ doc, classes, savedAt: 5, data, assets })
      assets.close()
      const before = await everything()
      for (const method of ['put', 'add'] as const) {
        const write = IDBObjectStore.prototype[method]
        vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
          this: IDBObjectStore,
          ...args
        ) {
          if (this.name === store) throw new DOMException('full', 'QuotaExceededError')
          return write.apply(this, args)
        })
      }
      if (store === 'assets') {
        vi.spyOn(FileSystemWritableFileStream.prototype, 'close').mockImplementation(() =>
          Promise.reject(new DOMException('full', 'QuotaExceededError'))
        )
      }
      await expect(load(await bytesOf(blob))).rejects.toMatchObject({ code: 'storage-full' })
      vi.restoreAllMocks()
      expect(await everything()).toEqual(before)
    }
  )
})
