// Writes a .ptperf.zip: the same content gives the same bytes, whenever and wherever it is written. Entries stand in a fixed
// order, with zip's earliest date; times come in as `savedAt` alone.
import { deflateSync, zipSync, type Zippable } from 'fflate'
import {
  CARRIED,
  CHECKSUMS,
  FORMAT,
  KV,
  PERFORMANCE,
  type Carried,
  type KvEntry,
  type Media
} from './format.ts'
import { writeKv } from './kv-json.ts'
import { perfLimits } from './limits.ts'
import { sha256 } from '../bytes/sha256.ts'

export interface PerfContent {
  /** The envelope, as patch/envelope writes it. */
  patch: unknown
  /** Epoch milliseconds of the last edit. */
  savedAt: number
  media: readonly Media[]
  carried: Carried
  /** null leaves stored data out. */
  kv: AsyncIterable<KvEntry> | Iterable<KvEntry> | null
}

/** Local time on purpose: zip keeps local times, and this one reads 1980-01-01 00:00 in every zone. */
const EARLIEST = new Date(1980, 0, 1)
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** Whether these bytes would pack so tight that a reader takes the file for a bomb: megabytes of zeros, say. */
const tight = (bytes: Uint8Array): boolean =>
  bytes.length > perfLimits.ratioFrom && deflateSync(bytes).length * perfLimits.ratio * 0.9 < bytes.length

/** A zip file. Throws `perf-data-large`, and what encoding a stored value throws. */
export async function writePerf(content: PerfContent): Promise<Uint8Array<ArrayBuffer>> {
  const lists = Object.fromEntries(CARRIED.map((name) => [name, []]))
  const media = content.media.map(({ bytes: _bytes, ...entry }) => entry)
  const performance = {
    format: FORMAT,
    savedAt: content.savedAt,
    bundle: {
      bundleVersion: 1,
      savedAt: new Date(content.savedAt).toISOString(),
      patch: content.patch,
      ...lists,
      ...content.carried
    },
    media
  }
  const entries = new Map<string, { bytes: Uint8Array; level: 0 | 9 }>()
  const json = encode(performance)
  entries.set(PERFORMANCE, { bytes: json, level: tight(json) ? 0 : 9 })
  if (content.kv) {
    const bytes = await writeKv(content.kv)
    entries.set(KV, { bytes, level: tight(bytes) ? 0 : 9 })
  }
  // Media are compressed already, most of them; stored, they are read back without being inflated.
  for (const { path, bytes } of content.media) entries.set(path, { bytes, level: 0 })
  const sums: Record<string, string> = {}
  for (const [name, { bytes }] of entries) sums[name] = await sha256(bytes)
  entries.set(CHECKSUMS, { bytes: encode({ version: 1, sha256: sums }), level: 9 })

  const zip: Zippable = {}
  for (const [name, { bytes, level }] of entries) zip[name] = [bytes, { level, mtime: EARLIEST }]
  return zipSync(zip) as Uint8Array<ArrayBuffer>
}
