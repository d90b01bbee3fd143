// Reads a .ptperf.zip. Everything is checked here, before anything anywhere is written: the whole file or one sentence. What is large
// is looked at piece by piece, and afterwards read from the file again when it is asked for.
import { Sha256, isSha256 } from '../bytes/sha256.ts'
import { perfError } from './errors.ts'
import {
  ASSETS,
  BLOBS,
  CARRIED,
  carriedOf,
  CHECKSUMS,
  DB_LINES,
  FORMAT,
  KV_JSON,
  KV_LINES,
  PERFORMANCE,
  type Carried,
  type MediaEntry
} from './format.ts'
import { readData, type FileData } from './read-data.ts'
import { asRecord, type JsonRecord } from './read-json.ts'
import { blobOf, unpacked, unpackJson } from './unzip.ts'
import { readDirectory, type ZipEntry } from './zip-directory.ts'

export interface Perf {
  /** The envelope, still to be read by patch/envelope. */
  patch: unknown
  /** Epoch milliseconds; 0 where the file does not say. */
  savedAt: number
  media: (MediaEntry & { sha256: string })[]
  carried: Carried
  /** Bytes of media and of boxes' files by their SHA-256. */
  assets: ReadonlyMap<string, FileAsset>
  /** null: the file brings no stored data. */
  data: FileData | null
  /** Sentences about what was left out. */
  warnings: string[]
}

/** Bytes in the file. */
export interface FileAsset {
  readonly size: number
  /** A part of the file itself, where they stand as they are. */
  blob(): Promise<Blob>
}

export interface Watching {
  /** Ends the look at the file with its reason. */
  signal?: AbortSignal
  /** Called with the bytes of the file that were looked at so far. */
  progress?(bytes: number): void
}

/** Throws a LoadbangError `perf-…`. */
export async function readPerf(file: Blob, { signal, progress }: Watching = {}): Promise<Perf> {
  const entries = new Map((await readDirectory(file)).map((entry) => [entry.name, entry]))
  const main = entries.get(PERFORMANCE)
  if (!main) throw perfError.noPerformance()
  const sums = await sumsOf(file, entries, { signal, progress })

  const performance = asRecord(await unpackJson(file, main), PERFORMANCE, 'its record')
  if (performance.format !== FORMAT) throw perfError.newer('format', performance.format)
  const bundle = asRecord(performance.bundle, PERFORMANCE, 'its bundle')
  if (bundle.bundleVersion !== 1) throw perfError.newer('bundleVersion', bundle.bundleVersion)
  const carried = carriedOf(bundle)
  if (!carried) throw perfError.badJson(PERFORMANCE, `one of ${CARRIED.join(', ')} is no list`)
  const media = readMedia(performance.media, sums)
  const assets = new Map<string, FileAsset>()
  const paths = new Set(media.map(({ path }) => path))
  const known = new Set([PERFORMANCE, CHECKSUMS, KV_JSON, KV_LINES, DB_LINES, ...paths])
  for (const [name, entry] of entries) {
    if (!paths.has(name) && !(name.startsWith(ASSETS) && isSha256(name.slice(ASSETS.length)))) continue
    known.add(name)
    assets.set(sums.get(name)!, { size: entry.size, blob: () => blobOf(file, entry) })
  }
  const strange = [...entries.keys()].filter((name) => !known.has(name) && !name.startsWith(BLOBS))
  return {
    patch: bundle.patch,
    savedAt:
      typeof performance.savedAt === 'number' && Number.isFinite(performance.savedAt)
        ? performance.savedAt
        : 0,
    media,
    carried,
    assets,
    data: await readData(file, entries, signal),
    warnings: shortened(strange.map((name) => `"${name}" belongs to no part of a patch and was left out.`))
  }
}

/** SHA-256 of every entry's content, compared with what the file says of it. */
async function sumsOf(
  file: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  { signal, progress }: Watching
): Promise<Map<string, string>> {
  const listed = await readSums(file, entries)
  const sums = new Map<string, string>()
  let looked = 0
  for (const [name, entry] of entries) {
    const hash = new Sha256()
    for await (const piece of unpacked(file, entry, signal)) hash.update(piece)
    const sum = hash.digest()
    // Two kinds of entries are called by their content.
    const own = [BLOBS, ASSETS].find((folder) => name.startsWith(folder))
    if (own !== undefined && isSha256(name.slice(own.length)) && name.slice(own.length) !== sum)
      throw perfError.damaged(name)
    if (listed && name !== CHECKSUMS && listed.get(name) !== sum) throw perfError.damaged(name)
    sums.set(name, sum)
    progress?.((looked += entry.packedSize))
  }
  return sums
}

/** The file's own list of checksums; null where it has none, as racks have not. */
async function readSums(
  file: Blob,
  entries: ReadonlyMap<string, ZipEntry>
): Promise<Map<string, unknown> | null> {
  const entry = entries.get(CHECKSUMS)
  if (!entry) return null
  const sums = asRecord(await unpackJson(file, entry), CHECKSUMS, 'its record')
  if (sums.version !== 1) throw perfError.newer('checksum version', sums.version)
  const listed: JsonRecord = asRecord(sums.sha256, CHECKSUMS, 'its list')
  for (const name of Object.keys(listed)) if (!entries.has(name)) throw perfError.missing(name)
  return new Map(Object.entries(listed))
}

function readMedia(list: unknown, sums: ReadonlyMap<string, string>): Perf['media'] {
  if (list === undefined) return []
  if (!Array.isArray(list)) throw perfError.badJson(PERFORMANCE, 'its media are no list')
  const paths = new Set<string>()
  return list.map((item: unknown, i) => {
    const m = asRecord(item, PERFORMANCE, `media entry ${i}`)
    const text = (key: keyof MediaEntry): string => {
      const value = m[key]
      if (typeof value !== 'string') throw perfError.badJson(PERFORMANCE, `media entry ${i} has no ${key}`)
      return value
    }
    const path = text('path')
    if (!path.startsWith('media/')) throw perfError.badName(path)
    if (paths.has(path)) throw perfError.twice(path)
    paths.add(path)
    const sha256 = sums.get(path)
    if (sha256 === undefined) throw perfError.missing(path)
    if (m.slot !== undefined && typeof m.slot !== 'number') {
      throw perfError.badJson(PERFORMANCE, `media entry ${i} has no number as its slot`)
    }
    return {
      ...m,
      nodeId: text('nodeId'),
      handleId: text('handleId'),
      role: text('role'),
      name: text('name'),
      path,
      sha256
    }
  })
}

function shortened(sentences: string[]): string[] {
  const most = 20
  return sentences.length <= most
    ? sentences
    : [...sentences.slice(0, most), `And ${sentences.length - most} more.`]
}
