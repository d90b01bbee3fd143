import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unzipSync, zipSync } from 'fflate'
import { record } from '../../runtime/message.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import { CHECKSUMS, KV, PERFORMANCE } from './format.ts'
import { readPerf } from './read-perf.ts'
import { writePerf, type PerfContent } from './write-perf.ts'

const makeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string): Blob => new Blob([bytes], { type })
const content = (): PerfContent => ({
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
      bytes: new Uint8Array([1, 2, 3, 4])
    }
  ],
  carried: {
    midiBindings: [{ key: 'n1:cutoff', channel: 1, cc: 7, learnedAt: 5 }],
    lightShow: { cues: [1, 2] }
  },
  kv: [
    {
      scope: ['name', 'b'],
      key: 'k',
      value: record({ when: new Date(5), bytes: new Uint8Array([9, 8]), nan: NaN })
    },
    { scope: ['node', ['p'], 'n'], key: '', value: -0 },
    { scope: ['name', 'a'], key: 'z', value: 'text' }
  ]
})
async function refusal(bytes: Uint8Array): Promise<LoadbangError> {
  try {
    await readPerf(bytes, makeBlob)
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
    const perf = await readPerf(await writePerf(content()), makeBlob)
    const { patch, savedAt, media, carried } = content()
    expect(perf).toMatchObject({ patch, savedAt, carried, warnings: [] })
    expect(perf.media).toEqual(media)
    expect(perf.kv?.map((e) => [e.scope, e.key])).toEqual([
      [['name', 'a'], 'z'],
      [['name', 'b'], 'k'],
      [['node', ['p'], 'n'], '']
    ])
    expect(Object.is(perf.kv?.[2]?.value, -0)).toBe(true)
    expect(perf.kv?.[1]?.value).toEqual(
      record({ when: new Date(5), bytes: new Uint8Array([9, 8]), nan: NaN })
    )
  })

  it('writes the same bytes for the same content, in whatever order the data comes', async () => {
    const turned = { ...content(), kv: [...(content().kv as never[])].reverse() }
    expect(await writePerf(turned)).toEqual(await writePerf(content()))
  })

  it('loads again what packs very tight', async () => {
    const zeros = {
      ...content(),
      kv: [{ scope: ['name', 'a'] as const, key: 'z', value: new Uint8Array(5_000_000) }]
    }
    const perf = await readPerf(await writePerf(zeros), makeBlob)
    expect((perf.kv?.[0]?.value as Uint8Array).length).toBe(5_000_000)
  })

  it('refuses an empty file, something else, and a file cut anywhere', async () => {
    expect((await refusal(new Uint8Array())).code).toBe('perf-empty')
    expect((await refusal(new TextEncoder().encode('hello there'))).code).toBe('perf-not-zip')
    const whole = await writePerf(content())
    for (let length = 1; length < whole.length; length += 7) {
      expect((await refusal(whole.subarray(0, length))).code).toMatch(/^perf-(truncated|not-zip)$/)
    }
  })

  it('refuses a flipped byte in any entry', async () => {
    const whole = await writePerf(content())
    for (const name of [PERFORMANCE, KV, CHECKSUMS, 'media/video-0-h1-a.mp4']) {
      const at = Buffer.from(whole).indexOf(Buffer.from(name, 'latin1')) + name.length + 2
      const flipped = whole.slice()
      flipped[at] = flipped[at]! ^ 1
      const error = await refusal(flipped)
      expect(error.code).toBe('perf-damaged')
      expect(error.message).toContain(name)
    }
  })

  it('refuses content that does not match its SHA-256 though its CRC is right', async () => {
    const bad = altered(
      await writePerf(content()),
      (files) => (files['media/video-0-h1-a.mp4'] = new Uint8Array([1, 2, 3, 5]))
    )
    expect((await refusal(bad)).code).toBe('perf-damaged')
  })

  it('refuses bombs by their declared size, and by their real one', async () => {
    const big = zipSync({ [PERFORMANCE]: [new Uint8Array(30_000_000), { level: 9 }] })
    expect((await refusal(big)).code).toBe('perf-too-large')
    // The same with a lie in the directory: 1,000 bytes declared.
    const lie = big.slice()
    const view = new DataView(lie.buffer)
    const central = Buffer.from(lie).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    view.setUint32(central + 24, 1000, true)
    expect((await refusal(lie)).code).toBe('perf-damaged')
  })

  it('refuses what it cannot mean', async () => {
    const whole = await writePerf(content())
    const code = async (change: (files: Record<string, Uint8Array>) => void): Promise<string> =>
      (await refusal(altered(whole, change))).code
    expect(await code((f) => delete f[PERFORMANCE])).toBe('perf-no-performance')
    const bare = (performance: unknown) => (f: Record<string, Uint8Array>) => {
      delete f[CHECKSUMS]
      f[PERFORMANCE] = text(performance)
    }
    expect(await code(bare({ format: 'pt-performance-v9' }))).toBe('perf-newer')
    expect(await code(bare({ format: 'pt-performance-v1', bundle: { bundleVersion: 2 } }))).toBe('perf-newer')
    expect(await code(bare({ format: 'pt-performance-v1' }))).toBe('perf-broken')
    expect(await code(bare([]))).toBe('perf-broken')
    expect(await code((f) => (f['../out'] = new Uint8Array(1)))).toBe('perf-name')
    expect(await code((f) => (f['/etc/passwd'] = new Uint8Array(1)))).toBe('perf-name')
    expect(await code((f) => delete f[KV])).toBe('perf-missing')
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(await code((f) => (delete f[CHECKSUMS], (f[PERFORMANCE] = new TextEncoder().encode(deep))))).toBe(
      'perf-broken'
    )
  })

  it('opens a file without checksums, as racks write them, and says what it leaves out', async () => {
    const rack = altered(await writePerf({ ...content(), kv: null }), (files) => {
      delete files[CHECKSUMS]
      files['notes.txt'] = text('hello')
    })
    const perf = await readPerf(rack, makeBlob)
    expect(perf.kv).toBeNull()
    expect(perf.warnings).toHaveLength(1)
  })

  it('answers any mutation with the same content or one of its own errors', async () => {
    const whole = await writePerf(content())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), {
          minLength: 1,
          maxLength: 4
        }),
        async (changes) => {
          const bytes = whole.slice()
          for (const { at, byte } of changes) bytes[at] = byte
          try {
            const perf = await readPerf(bytes, makeBlob)
            expect(perf.patch).toEqual(content().patch)
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(LoadbangError)
          }
        }
      ),
      { numRuns: 300 }
    )
  })
})
