// Writes a .ptperf.zip as a stream: the same content gives the same bytes, whenever and wherever it is written. Entries stand in a
// fixed order; times come in as `savedAt` alone.
import { deflateSync } from 'fflate'
import { crc32 } from '../bytes/crc32.ts'
import { piecesOf } from '../bytes/pieces.ts'
import { memoryScratch, type MakeScratch } from '../bytes/scratch.ts'
import { sha256, Sha256 } from '../bytes/sha256.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { ASSETS, CARRIED, CHECKSUMS, FORMAT, PERFORMANCE, type Carried, type MediaEntry } from './format.ts'
import { isTight } from './pack-lines.ts'
import { dataEntries } from './write-data.ts'
import { storedBytes, ZipWriter, type ZipContent } from './zip-writer.ts'

/** Bytes that lie somewhere, looked through once. */
export interface SummedBlob {
  readonly blob: Blob
  readonly sha256: string
  readonly crc: number
}

export interface PerfContent {
  /** The envelope, as patch/envelope writes it. */
  patch: unknown
  /** Epoch milliseconds of the last edit. */
  savedAt: number
  media: readonly (MediaEntry & { content: SummedBlob })[]
  carried: Carried
  /** Boxes' files. */
  assets: readonly SummedBlob[]
  /** All kv entries by scope and key, then all documents by scope, collection and insertion; null leaves stored data out. */
  data: AsyncIterable<StoredEntry> | Iterable<StoredEntry> | null
}

export interface WritePerf {
  /** Where there is room on the side; in memory if absent. */
  makeScratch?: MakeScratch
  /** Ends the writing with its reason. */
  signal?: AbortSignal
  /** Called with the bytes written so far. */
  progress?(bytes: number): void
}

/** Looks a Blob through, piece by piece. */
export async function summed(blob: Blob, signal?: AbortSignal): Promise<SummedBlob> {
  const hash = new Sha256()
  let crc = 0
  for await (const piece of piecesOf(blob, signal)) {
    hash.update(piece)
    crc = crc32(piece, crc)
  }
  return { blob, sha256: hash.digest(), crc }
}

/**
 * A zip file, chunk by chunk, each to be taken before the next is asked for. Takes sentences about what is not in it to `lost`. Throws `perf-data-large`, and what encoding a stored
 * value throws.
 */
export async function* perfChunks(
  content: PerfContent,
  lost: (sentence: string) => void,
  { makeScratch = memoryScratch, signal, progress }: WritePerf = {}
): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter(progress)
  const sums: Record<string, string> = {}
  async function* entry(name: string, content: ZipContent, sum: string): AsyncGenerator<Uint8Array> {
    sums[name] = sum
    yield* zip.entry(name, content)
  }

  const performance = encode(performanceOf(content))
  yield* entry(PERFORMANCE, deflated(performance), await sha256(performance))
  if (content.data) {
    const options = { makeScratch, lost, signal }
    for await (const { name, content: bytes, sha256 } of dataEntries(content.data, options))
      yield* entry(name, bytes, sha256)
  }
  const stored = (name: string, blob: SummedBlob) => entry(name, storedBlob(blob, signal), blob.sha256)
  // Media are compressed already, most of them; stored, they are read back without being inflated.
  for (const { path, content: blob } of content.media) yield* stored(path, blob)
  const carried = new Set(content.media.map((medium) => medium.content.sha256))
  const files = [...content.assets].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  for (const blob of files) if (!carried.has(blob.sha256)) yield* stored(`${ASSETS}${blob.sha256}`, blob)
  yield* zip.entry(CHECKSUMS, deflated(encode({ version: 1, sha256: sums })))
  yield* zip.end()
}

function performanceOf({ patch, savedAt, media, carried }: PerfContent): unknown {
  const lists = Object.fromEntries(CARRIED.map((name) => [name, []]))
  return {
    format: FORMAT,
    savedAt,
    bundle: { bundleVersion: 1, savedAt: new Date(savedAt).toISOString(), patch, ...lists, ...carried },
    media: media.map(({ content: _content, ...entry }) => entry)
  }
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** Deflated, unless it packs so tight that a reader takes the file for a bomb. */
function deflated(bytes: Uint8Array): ZipContent {
  const packed = deflateSync(bytes, { level: 9 })
  if (isTight(bytes.length, packed.length)) return storedBytes(bytes)
  return {
    crc: crc32(bytes),
    size: bytes.length,
    packedSize: packed.length,
    deflated: true,
    bytes: () => [packed]
  }
}

const storedBlob = ({ blob, crc }: SummedBlob, signal?: AbortSignal): ZipContent => ({
  crc,
  size: blob.size,
  packedSize: blob.size,
  deflated: false,
  bytes: () => piecesOf(blob, signal)
})
