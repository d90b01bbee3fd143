// Files that are wrong on purpose, in a real browser with patches in it: after each, all that is on the disk is what it was. And files
// that are right, but reach for what is another patch's.
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { buildSketch } from '../../patch/build-sketch.ts'
import { noClasses as classes } from '../../patch/classes.ts'
import { nodesOf } from '../../patch/shape.ts'
import type { Scope } from '../../runtime/ports.ts'
import { openPatchAssets } from '../assets/patch-assets.ts'
import { freshId } from '../document/testing.ts'
import { openIdbStorage } from '../kv/idb.ts'
import { openLibrary, type Library } from '../library/library.ts'
import { listFiles } from '../opfs/testing.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { importPatch } from './import-patch.ts'
import { savePerfFile } from './save-perf-file.ts'
import { badData } from './testing/bad-data.ts'
import { badPerformances } from './testing/bad-performances.ts'
import { badZips } from './testing/bad-zips.ts'
import { goodFile } from './testing/good-file.ts'

let library: Library
let good: Uint8Array<ArrayBuffer>
beforeEach(async () => {
  library = openLibrary(freshId())
  good = await goodFile()
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const { id } of await library.list()) await library.remove(id, { data: true })
  library.close()
})
const load = (bytes: Uint8Array | Blob) => importPatch(library, classes, bytes, 'x.ptperf.zip')

/** Every database with all that is in it, every file, and the list. */
async function everything(): Promise<unknown> {
  const databases: Record<string, unknown> = {}
  for (const { name } of await indexedDB.databases()) {
    // It comes and goes by itself (idb/settle.ts).
    if (name === 'loadbang-settle') continue
    const db = await openDB(name!)
    for (const store of db.objectStoreNames)
      databases[`${name} ${store}`] = [await db.getAllKeys(store), await db.getAll(store)]
    db.close()
  }
  return { list: await library.list(), databases, files: await listFiles() }
}

describe('nothing changes on the disk', () => {
  test.each(Object.entries({ badZips, badPerformances, badData }))(
    'for any of %s',
    { timeout: 120_000 },
    async (_, files) => {
      await load(good)
      const before = await everything()
      for (const [name, { code, make }] of Object.entries(files)) {
        const bytes = await make(good)
        await expect(load(bytes), name).rejects.toMatchObject({ name: 'LoadbangError', code })
      }
      expect(await everything()).toEqual(before)
    }
  )

  test('for a file that goes away while it is read, at whatever moment', { timeout: 120_000 }, async () => {
    const read = Blob.prototype.arrayBuffer
    let reads = 0
    let left = Infinity
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(function (this: Blob) {
      if (++reads > left) return Promise.reject(new DOMException('gone', 'NotReadableError'))
      return read.call(this)
    })
    await load(good)
    const all = reads
    expect(all).toBeGreaterThan(20)
    const before = await everything()
    for (left = 0; left < all; left += 3) {
      reads = 0
      await expect(load(new Blob([good])), `after ${left} reads`).rejects.toMatchObject({
        name: 'LoadbangError'
      })
    }
    vi.restoreAllMocks()
    expect(await everything()).toEqual(before)
  })

  test('for one that is called off, at whatever moment', { timeout: 120_000 }, async () => {
    await load(good)
    const told: number[] = []
    const options = { progress: (done: number) => told.push(done) }
    const { patchId } = await importPatch(library, classes, good, 'x', options)
    await library.remove(patchId, { data: true })
    const before = await everything()
    for (let moment = 0; moment < told.length; moment++) {
      const off = new AbortController()
      let count = 0
      const options = {
        signal: off.signal,
        progress: () => {
          if (count++ === moment) off.abort(new Error('enough'))
        }
      }
      await expect(importPatch(library, classes, good, 'x', options)).rejects.toThrow('enough')
    }
    expect(await everything()).toEqual(before)
  })
})

describe('no file reaches another patch', () => {
  const shared: Scope = ['name', 'shared']

  test('by the names of its stores, or of its files', async () => {
    const mine = await library.create({
      name: 'mine',
      data: [{ kind: 'kv', scope: shared, key: 'secret', value: 'mine' }]
    })
    const assets = await openPatchAssets(mine.id)
    const secret = await assets.put(new TextEncoder().encode('secret'))
    const names = [
      mine.id,
      `../${mine.id}`,
      `loadbang-data-${mine.id}`,
      `assets/${mine.id}`,
      '..',
      '',
      '__proto__'
    ]
    const scopes: Scope[] = [
      shared,
      ...names.map((name): Scope => ['name', name]),
      ...names.map((name): Scope => ['node', [name, mine.id], name])
    ]
    const data = scopes
      .map((scope): StoredEntry => ({ kind: 'kv', scope, key: 'secret', value: 'theirs' }))
      .sort((a, b) => (JSON.stringify(a.scope) < JSON.stringify(b.scope) ? -1 : 1))
    // It refers to bytes that it does not bring: the hash is known, from wherever.
    const doc = buildSketch({ name: 'x', about: '', boxes: { a: [0, 0, 'imageview'] }, cables: [] }, classes)
    const field = (nodesOf(doc).get('a') as Y.Map<unknown>).get('data') as Y.Map<unknown>
    field.set('file', { sha256: secret, type: '', size: 6, name: 'secret' })
    const { blob } = await savePerfFile({
      doc,
      classes,
      savedAt: 5,
      data,
      assets: { getBlob: () => Promise.resolve(null) }
    })
    const before = (await listFiles()).filter((file) => file.includes(mine.id))

    const theirs = await load(blob)
    expect(theirs.patchId).not.toBe(mine.id)
    const loaded = await openPatchAssets(theirs.patchId)
    expect([await loaded.has(secret), await loaded.getBlob(secret), await loaded.list()]).toEqual([
      false,
      null,
      []
    ])
    const there = openIdbStorage(theirs.patchId)
    expect((await there.kv(shared).get('secret')).value).toBe('theirs')
    await there.close()
    const here = openIdbStorage(mine.id)
    expect(await Array.fromAsync(here.entries())).toEqual([
      { kind: 'kv', scope: shared, key: 'secret', value: 'mine' }
    ])
    await here.close()
    expect((await listFiles()).filter((file) => file.includes(mine.id))).toEqual(before)
    expect(new TextDecoder().decode((await assets.get(secret))!)).toBe('secret')
  })

  test('loaded twice, it is two patches', async () => {
    const [one, two] = [await load(good), await load(good)]
    expect(one.patchId).not.toBe(two.patchId)
    const first = openIdbStorage(one.patchId)
    await first.kv(['name', 'a']).set('count', 99)
    await first.close()
    const second = openIdbStorage(two.patchId)
    expect((await second.kv(['name', 'a']).get('count')).value).toBe(4)
    await second.close()
    await library.remove(one.patchId, { data: true })
    expect((await (await openPatchAssets(two.patchId)).list()).length).toBe(3)
  })
})
