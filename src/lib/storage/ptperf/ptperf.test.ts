// What goes into a .ptperf.zip comes out again; and what is wrong with one is said.
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { record } from '../../runtime/message.ts'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import type { Doc } from '../../runtime/ports.ts'
import { sha256 } from '../bytes/sha256.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { BLOBS, CHECKSUMS, DB_LINES, KV_JSON, KV_LINES, PERFORMANCE } from './format.ts'
import { perfLimits } from './limits.ts'
import { readPerf, type Perf } from './read-perf.ts'
import { bytesOf, perfFile } from './testing/files.ts'
import { summed, type PerfContent } from './write-perf.ts'

const large = Uint8Array.from({ length: 100_001 }, (_, i) => (i * i) >> 7)
const doc = (_id: string, fields: object): Doc => ({ _id, _created: 5, _updated: 6, ...fields })
/** In the order of a file. */
const stored = (): StoredEntry[] => [
  { kind: 'kv', scope: ['name', 'a'], key: 'z', value: 'text' },
  {
    kind: 'kv',
    scope: ['name', 'b'],
    key: 'k',
    value: record({ when: new Date(5), bytes: new Uint8Array([9, 8]), nan: NaN })
  },
  { kind: 'kv', scope: ['name', 'b'], key: 'large', value: [large, new Blob([large], { type: 'a/b' })] },
  { kind: 'kv', scope: ['node', ['p'], 'n'], key: '', value: -0 },
  { kind: 'doc', scope: ['name', 'd'], collection: 'notes', doc: doc('2', { text: 'first' }) },
  { kind: 'doc', scope: ['name', 'd'], collection: 'notes', doc: doc('1', { photo: new Blob([large]) }) },
  { kind: 'doc', scope: ['node', [], 'n'], collection: 'notes', doc: doc('1', {}) }
]
const content = async (): Promise<PerfContent> => ({
  patch: { envelopeVersion: 1, savedAt: '2026-01-01T00:00:00.000Z', moduleSchemas: {}, update: 'AAA=' },
  savedAt: 1_767_225_600_000,
  media: [
    {
      nodeId: 'n1',
      handleId: 'h1',
      role: 'video',
      duration: 12.5,
      name: 'a.mp4',
      path: 'media/video-0-h1-a.mp4',
      content: await summed(new Blob([new Uint8Array([1, 2, 3, 4])]))
    }
  ],
  carried: {
    midiBindings: [{ key: 'n1:cutoff', channel: 1, cc: 7, learnedAt: 5 }],
    lightShow: { cues: [1, 2] }
  },
  assets: [await summed(new Blob(['a picture'])), await summed(new Blob([new Uint8Array([1, 2, 3, 4])]))],
  data: stored()
})
const written = async (change: Partial<PerfContent> = {}): Promise<Uint8Array> =>
  (await perfFile({ ...(await content()), ...change })).bytes
const read = (bytes: Uint8Array): Promise<Perf> => readPerf(new Blob([bytes as Uint8Array<ArrayBuffer>]))
const entriesOf = (perf: Perf): Promise<StoredEntry[]> => Array.fromAsync(perf.data!.entries())

async function refusal(bytes: Uint8Array): Promise<LoadbangError> {
  try {
    await read(bytes)
  } catch (thrown) {
    // Anything but an error of ours fails the test by its code.
    return asLoadbangError(thrown, 'not ours')
  }
  throw new Error('the file was accepted')
}
/** The file with one entry changed by `change`, its checksum entry left as it is or taken out. */
function altered(file: Uint8Array, change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(file)
  change(files)
  return zipSync(files)
}
const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

describe('.ptperf.zip', () => {
  it('brings back what was written', async () => {
    const perf = await read(await written())
    const { patch, savedAt, media, carried } = await content()
    expect(perf).toMatchObject({ patch, savedAt, carried, warnings: [] })
    expect(perf.media).toEqual(media.map(({ content: { sha256 }, ...entry }) => ({ ...entry, sha256 })))
    const assets = await Promise.all([...perf.assets.values()].map(async (a) => (await a.blob()).text()))
    expect(assets.sort()).toEqual(['\u0001\u0002\u0003\u0004', 'a picture'])

    const entries = await entriesOf(perf)
    expect(perf.data!.count).toBe(7)
    expect(entries.map((e) => [e.kind, e.scope, e.kind === 'kv' ? e.key : e.doc._id])).toEqual(
      stored().map((e) => [e.kind, e.scope, e.kind === 'kv' ? e.key : e.doc._id])
    )
    const values = entries.map((entry) => (entry.kind === 'kv' ? entry.value : entry.doc))
    expect(values[1]).toEqual(record({ when: new Date(5), bytes: new Uint8Array([9, 8]), nan: NaN }))
    const [bytes, blob] = values[2] as [Uint8Array, Blob]
    expect(bytes).toEqual(large)
    expect([blob.type, await bytesOf(blob)]).toEqual(['a/b', large])
    expect(Object.is(values[3], -0)).toBe(true)
    expect(values[4]).toEqual(record(doc('2', { text: 'first' })))
    expect(await bytesOf((values[5] as unknown as { photo: Blob }).photo)).toEqual(large)
    // As often as it is asked for.
    expect(await entriesOf(perf)).toEqual(entries)
  })

  it('holds each entry where the format says, equal bytes once, and nothing else', async () => {
    const hash = await sha256(large)
    const picture = await sha256(new TextEncoder().encode('a picture'))
    expect(Object.keys(unzipSync(await written()))).toEqual([
      PERFORMANCE,
      `${BLOBS}${hash}`,
      KV_LINES,
      DB_LINES,
      'media/video-0-h1-a.mp4',
      `assets/${picture}`,
      CHECKSUMS
    ])
    expect(Object.keys(unzipSync(await written({ data: null, assets: [], media: [] })))).toEqual([
      PERFORMANCE,
      CHECKSUMS
    ])
  })

  it('is a stream that any program reads: sizes first, then the bytes', async () => {
    // fflate's own reader goes by the table of contents; what stands before each entry says the same.
    const file = await written()
    const view = new DataView(file.buffer)
    let at = 0
    const names: string[] = []
    while (view.getUint32(at, true) === 0x04034b50) {
      const [packed, length] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)]
      names.push(new TextDecoder().decode(file.subarray(at + 30, at + 30 + length)))
      at += 30 + length + packed
    }
    expect(names).toEqual(Object.keys(unzipSync(file)))
  })

  it('writes the same bytes for the same content, in whatever pieces the data comes', async () => {
    const file = await written()
    async function* slowly() {
      for (const entry of stored()) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        yield entry
      }
    }
    expect(await written({ data: slowly() })).toEqual(file)
    const perf = await read(file)
    expect(await written({ data: perf.data!.entries() })).toEqual(file)
    expect(await written({ assets: [...(await content()).assets].reverse() })).toEqual(file)
  })

  it('does not write what comes out of order', async () => {
    await expect(written({ data: stored().reverse() })).rejects.toThrow(RangeError)
    await expect(written({ data: [stored()[0]!, stored()[0]!] })).rejects.toThrow(RangeError)
  })

  it('loads again what packs very tight', async () => {
    const zeros = { kind: 'kv', scope: ['name', 'a'], key: 'z', value: 'x'.repeat(5_000_000) } as const
    const perf = await read(await written({ data: [zeros] }))
    expect(await entriesOf(perf)).toEqual([zeros])
  })

  it('says which value it cannot take along, and takes the others', async () => {
    const odd = JSON.parse('{"__proto__": 1}') as never
    const [first] = stored()
    const data = [first!, { kind: 'kv', scope: ['name', 'z'], key: 'odd', value: [odd] } as const]
    const { bytes, lost } = await perfFile({ ...(await content()), data })
    expect(lost).toEqual([expect.stringContaining('“odd”')])
    expect(await entriesOf(await read(bytes))).toEqual([first])
  })

  it('brings what is nested as deep as a value may be', async () => {
    let value: unknown = 1
    for (let i = 0; i < 499; i++) value = { $: value }
    const perf = await read(
      await written({ data: [{ kind: 'kv', scope: ['name', 'a'], key: 'deep', value: value as never }] })
    )
    expect(JSON.stringify(await entriesOf(perf))).toContain(JSON.stringify(value))
  })

  it('is opened as well when another program has packed it anew', async () => {
    const perf = await read(altered(await written(), () => {}))
    const entries = await entriesOf(perf)
    expect((entries[2] as StoredEntry & { value: unknown[] }).value[0]).toEqual(large)
    expect(await (await [...perf.assets.values()][1]!.blob()).text()).toBe('a picture')
  })

  it('reads stored data as older files have it', async () => {
    const old = altered(await written({ data: null }), (files) => {
      delete files[CHECKSUMS]
      files[KV_JSON] = text({
        version: 1,
        entries: [
          { scope: ['name', 's'], key: '\u00ff', value: { $: 'bytes', kind: 'Uint8Array', base64: 'AQI=' } },
          { scope: ['name', 's'], key: 'a', value: 1 },
          { scope: ['name', 's'], key: 'a', value: 2 }
        ]
      })
    })
    expect(await entriesOf(await read(old))).toEqual([
      { kind: 'kv', scope: ['name', 's'], key: 'a', value: 2 },
      { kind: 'kv', scope: ['name', 's'], key: '\u00ff', value: new Uint8Array([1, 2]) }
    ])
  })

  it('opens a file without checksums, as racks write them, and says what it leaves out', async () => {
    const rack = altered(await written({ data: null }), (files) => {
      delete files[CHECKSUMS]
      files['notes.txt'] = text('hello')
    })
    const perf = await read(rack)
    expect(perf.data).toBeNull()
    expect(perf.warnings).toEqual([expect.stringContaining('"notes.txt"')])
  })

  it('refuses an empty file, something else, and a file cut anywhere', async () => {
    expect((await refusal(new Uint8Array())).code).toBe('perf-empty')
    expect((await refusal(new TextEncoder().encode('hello there'))).code).toBe('perf-not-zip')
    const whole = await written()
    for (let length = 1; length < whole.length; length += length < 5_000 ? 7 : 4_999) {
      expect((await refusal(whole.subarray(0, length))).code).toMatch(/^perf-(truncated|not-zip)$/)
    }
  })

  it('refuses a flipped byte in any entry, and names it', async () => {
    const whole = await written()
    for (const name of Object.keys(unzipSync(whole))) {
      const at = Buffer.from(whole).indexOf(Buffer.from(name, 'latin1')) + name.length + 2
      const flipped = whole.slice()
      flipped[at] = flipped[at]! ^ 1
      const error = await refusal(flipped)
      expect(error.code).toBe('perf-damaged')
      expect(error.message).toContain(name)
    }
  })

  it('ends at once when it is called off', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    const file = new Blob([(await written()) as Uint8Array<ArrayBuffer>])
    await expect(readPerf(file, { signal })).rejects.toThrow('enough')
    await expect(
      Array.fromAsync((await import('./write-perf.ts')).perfChunks(await content(), () => {}, { signal }))
    ).rejects.toThrow('enough')
  })

  it('tells how far it is', async () => {
    const told: number[] = []
    const bytes = await written()
    await readPerf(new Blob([bytes as Uint8Array<ArrayBuffer>]), { progress: (done) => told.push(done) })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)! / bytes.length).toBeGreaterThan(0.9)
    expect(told.at(-1)!).toBeLessThanOrEqual(bytes.length)
  })

  it('keeps every binary that a patch can hold among its entries', () => {
    expect(perfLimits.data / perfLimits.inline).toBeLessThan(perfLimits.entries)
  })
})
