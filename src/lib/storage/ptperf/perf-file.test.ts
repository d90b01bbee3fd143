// Files as a whole: what comes in goes out again.
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { buildSketch } from '../../patch/build-sketch.ts'
import { canonicalUpdate } from '../../patch/canonical.ts'
import { noClasses } from '../../patch/classes.ts'
import { loadEnvelope } from '../../patch/envelope.ts'
import { allEdges, allNodes, nodesOf, settingsOf } from '../../patch/shape.ts'
import { toJson } from '../../patch/tree.ts'
import { openMemoryAssets } from '../assets/memory.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { readBaggage, writeBaggage } from './baggage.ts'
import { loadPerfFile, type LoadedPerfFile } from './load-perf-file.ts'
import { saveImpFile, savePerfFile } from './save-perf-file.ts'
import { bytesOf, rackBindings, rackBytes, rackFile, rackMedia, rackSavedAt } from './testing/files.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const classes = noClasses

/** Out again as it came in, the media by way of an asset store. */
async function saved(
  file: LoadedPerfFile,
  data: readonly StoredEntry[] | null = null
): Promise<{ bytes: Uint8Array<ArrayBuffer>; lost: string[] }> {
  const assets = openMemoryAssets()
  for (const asset of file.assets.values()) await assets.putBlob(await asset.blob())
  const { doc, savedAt } = file
  const { blob, lost } = await savePerfFile({ doc, classes, savedAt: savedAt ?? 0, data, assets })
  return { bytes: await bytesOf(blob), lost }
}
const performanceOf = (file: Uint8Array) =>
  JSON.parse(new TextDecoder().decode(unzipSync(file)['performance.json'])) as {
    savedAt: number
    bundle: Record<string, unknown> & { patch: unknown }
    media: unknown
  }
const small = (name = 'Small') =>
  buildSketch(
    { name, about: '', boxes: { a: [0, 0, 'metro 5'], b: [0, 40, 'print'] }, cables: ['a b'] },
    classes
  )
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'loaded',
    (error: { code?: string }) => error.code
  )

describe('a rack', () => {
  it('leaves as it came: modules, cables, data, media, bindings', async () => {
    const loaded = await loadPerfFile(rackFile())
    expect(loaded.warnings).toEqual([])
    const { bytes, lost } = await saved(loaded)
    expect(lost).toEqual([])
    const before = performanceOf(rackFile())
    const after = performanceOf(bytes)
    expect(after.media).toEqual(rackMedia)
    expect(after.savedAt).toBe(rackSavedAt)
    for (const name of ['assets', 'midiBindings', 'midiDevices', 'gamepadBindings'] as const) {
      // As text: the order of the fields is theirs, too.
      expect(JSON.stringify(after.bundle[name])).toBe(JSON.stringify(rackBindings[name]))
    }
    const files = unzipSync(bytes)
    rackMedia.forEach(({ path }, i) => expect(files[path]).toEqual(rackBytes[i]))
    const [docBefore, docAfter] = [before, after].map((p) => loadEnvelope(p.bundle.patch).doc)
    expect(toJson(nodesOf(docAfter!))).toEqual(toJson(nodesOf(docBefore!)))
    expect(allEdges(docAfter!)).toEqual(allEdges(docBefore!))
    expect(allNodes(docAfter!)).toHaveLength(3)
    // Nothing of ours in the document that leaves.
    expect(settingsOf(docAfter!).size).toBe(0)
    expect((after.bundle.patch as { moduleSchemas: unknown }).moduleSchemas).toEqual({
      wobbler: 4,
      delay: 2,
      loud: 1
    })
  })

  it('gives the same bytes each time it goes round', async () => {
    const once = (await saved(await loadPerfFile(rackFile()))).bytes
    const twice = (await saved(await loadPerfFile(once))).bytes
    expect(twice).toEqual(once)
  })

  it('keeps its bindings in an .imp.json, and says that the media are not in it', async () => {
    const { doc, savedAt } = await loadPerfFile(rackFile())
    const imp = saveImpFile({ doc, classes, savedAt: savedAt! })
    expect(imp.lost).toHaveLength(3)
    const back = await loadPerfFile(imp.blob)
    expect(back.warnings).toEqual([])
    const { bytes } = await saved(back)
    expect(performanceOf(bytes).bundle).toMatchObject(rackBindings)
    expect(performanceOf(bytes).media).toEqual([])
  })
})

describe('loading', () => {
  it('tells the two kinds apart by what is in them', async () => {
    const imp = saveImpFile({ doc: small(), classes, savedAt: 5 }).blob
    const data = [{ kind: 'kv', scope: ['name', 'a'], key: 'k', value: 1 }] as const
    const perf = await saved(await loadPerfFile(imp), data)
    expect(await loadPerfFile(imp)).toMatchObject({ kind: 'envelope', name: 'Small', data: null, savedAt: 5 })
    const loaded = await loadPerfFile(perf.bytes)
    expect(loaded).toMatchObject({ kind: 'perf', name: 'Small', savedAt: 5 })
    expect(await Array.fromAsync(loaded.data!.entries())).toEqual(data)
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('\n '), ...(await bytesOf(imp))])
    expect((await loadPerfFile(marked)).name).toBe('Small')
  })

  it('refuses what is neither, in a sentence', async () => {
    expect(await code(loadPerfFile(new Uint8Array()))).toBe('perf-empty')
    expect(await code(loadPerfFile(utf8('#N canvas 0 0 1 1;')))).toBe('envelope-invalid')
    expect(await code(loadPerfFile(utf8('  ')))).toBe('envelope-invalid')
    expect(await code(loadPerfFile(utf8('PK')))).toBe('perf-not-zip')
    expect(await code(loadPerfFile(utf8('{"envelopeVersion": 99}')))).toBe('envelope-newer')
  })

  it('takes times that no date can hold for none', async () => {
    const envelope = {
      ...(JSON.parse(await saveImpFile({ doc: small(), classes, savedAt: 5 }).blob.text()) as object)
    }
    for (const savedAt of ['yesterday', null, 9e20]) {
      expect((await loadPerfFile(utf8(JSON.stringify({ ...envelope, savedAt })))).savedAt).toBeNull()
    }
  })
})

describe('saving', () => {
  it('leaves the document as it is', async () => {
    const { doc } = await loadPerfFile(rackFile())
    const before = canonicalUpdate(doc)
    await savePerfFile({ doc, classes, savedAt: 1, data: null, assets: openMemoryAssets() })
    saveImpFile({ doc, classes, savedAt: 1 })
    expect(canonicalUpdate(doc)).toEqual(before)
  })

  it('names the media whose bytes are gone', async () => {
    const { doc } = await loadPerfFile(rackFile())
    const { blob, lost } = await savePerfFile({
      doc,
      classes,
      savedAt: 1,
      data: null,
      assets: openMemoryAssets()
    })
    expect(lost).toHaveLength(3)
    expect((await loadPerfFile(blob)).warnings).toEqual([])
  })
})

describe('the files of boxes', () => {
  const withFile = (sha256: string) => {
    const doc = small()
    const data = (nodesOf(doc).get('a') as Y.Map<unknown>).get('data') as Y.Map<unknown>
    data.set('file', { sha256, type: 'image/png', size: 3, name: 'cat.png' })
    data.set('more', [{ deep: { sha256, name: 'again' } }])
    return doc
  }

  it('travel with the patch, each once', async () => {
    const assets = openMemoryAssets()
    const hash = await assets.put(utf8('cat'))
    await assets.put(utf8('in no box'))
    const save = async () => savePerfFile({ doc: withFile(hash), classes, savedAt: 1, data: null, assets })
    const { blob, lost } = await save()
    expect(lost).toEqual([])
    expect(Object.keys(unzipSync(await bytesOf(blob)))).toEqual([
      'performance.json',
      `assets/${hash}`,
      'checksums.json'
    ])
    const loaded = await loadPerfFile(blob)
    expect(loaded.warnings).toEqual([])
    expect(await (await loaded.assets.get(hash)!.blob()).text()).toBe('cat')
    expect(await bytesOf((await save()).blob)).toEqual(await bytesOf(blob))
  })

  it('that are gone, or not what they were, are named and left out', async () => {
    const hash = await openMemoryAssets().put(utf8('cat'))
    const spoiled = { getBlob: async () => new Blob(['dog']) }
    for (const assets of [openMemoryAssets(), spoiled]) {
      const { blob, lost } = await savePerfFile({
        doc: withFile(hash),
        classes,
        savedAt: 1,
        data: null,
        assets
      })
      expect(lost).toEqual([expect.stringContaining('“cat.png”')])
      expect((await loadPerfFile(blob)).warnings).toEqual([expect.stringContaining('“cat.png”')])
    }
  })

  it('have no room in an .imp.json, and that is said', async () => {
    const { blob, lost } = saveImpFile({ doc: withFile('a'.repeat(64)), classes, savedAt: 1 })
    expect(lost).toEqual([expect.stringContaining('“cat.png”')])
    expect((await loadPerfFile(blob)).warnings).toEqual([expect.stringContaining('“cat.png”')])
  })

  it('that no box refers to are left out, and that is said', async () => {
    const assets = openMemoryAssets()
    const hash = await assets.put(utf8('cat'))
    const { blob } = await savePerfFile({ doc: withFile(hash), classes, savedAt: 1, data: null, assets })
    const files = unzipSync(await bytesOf(blob))
    const strange = await assets.put(utf8('dog'))
    delete files['checksums.json']
    files[`assets/${strange}`] = new Uint8Array(utf8('dog'))
    const loaded = await loadPerfFile(zipSync(files))
    expect([...loaded.assets.keys()]).toEqual([hash])
    expect(loaded.warnings).toEqual([expect.stringContaining(strange)])
  })
})

describe('baggage in a document from a stranger', () => {
  const note = {
    nodeId: 'n',
    handleId: 'h',
    role: 'video',
    name: 'v',
    path: 'media/v',
    sha256: 'a'.repeat(64)
  }
  const read = (value: unknown) => {
    const doc = new Y.Doc()
    settingsOf(doc).set('ptperf', value)
    return readBaggage(doc)
  }
  const media = (...notes: unknown[]) => read(JSON.stringify({ carried: {}, media: notes })).media

  it('is read where it could be written to a file', () => {
    expect(media(note)).toEqual([note])
  })

  it('is left out where it could not', () => {
    expect(media(note, note)).toHaveLength(1)
    for (const path of [
      'media/../x',
      'elsewhere/v',
      'media/',
      'media/a/',
      '/media/v',
      'media/\n',
      'media/__proto__'
    ]) {
      expect(media({ ...note, path })).toEqual([])
    }
    expect(media({ ...note, sha256: 'x' }, { ...note, slot: '1' }, { ...note, name: 5 }, null, 7)).toEqual([])
    for (const value of [
      5,
      'no JSON',
      '[]',
      'null',
      '{"carried": [], "media": {}}',
      '['.repeat(100_000),
      {}
    ]) {
      expect(read(value)).toEqual({ carried: {}, media: [] })
    }
    expect(read('{"__proto__": {"media": []}}')).toEqual({ carried: {}, media: [] })
  })

  it('leaves no trace when there is nothing to carry', () => {
    const doc = new Y.Doc()
    writeBaggage(doc, { carried: { assets: [1] }, media: [] })
    expect(readBaggage(doc).carried).toEqual({ assets: [1] })
    writeBaggage(doc, { carried: { assets: [] }, media: [] })
    expect(settingsOf(doc).size).toBe(0)
  })
})
