// Stored data out of a file: first all of it looked at, then value by value, as often as it is asked for. No more than one value is
// in memory.
import type { StoredEntry } from '../patch-storage.ts'
import { checkedLine, readLine, type LineBlobs, type ReadLine } from './data-line.ts'
import { comparePlaces, placeOf, type Place } from './data-order.ts'
import { perfError } from './errors.ts'
import { BLOBS, DB_LINES, KV_JSON, KV_LINES } from './format.ts'
import { perfLimits } from './limits.ts'
import { linesOf } from './lines.ts'
import { asRecord, readJson } from './read-json.ts'
import { blobOf, unpack, unpacked, unpackJson } from './unzip.ts'
import type { ZipEntry } from './zip-directory.ts'

export interface FileData {
  /** Values and documents. */
  readonly count: number
  /** Bytes that are read to get at them. */
  readonly bytes: number
  /** All of it, in order; as often as it is asked for. */
  entries(): AsyncGenerator<StoredEntry>
}

/** Looks at all of it. Null where the file brings none. Throws `perf-…`. `signal` ends the look, not what is read afterwards. */
export async function readData(
  file: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  signal?: AbortSignal
): Promise<FileData | null> {
  const blobs = blobsIn(file, entries)
  const parts = [KV_JSON, KV_LINES, DB_LINES].flatMap((name) => entries.get(name) ?? [])
  if (parts.length === 0) {
    const [stray] = blobs.names
    if (stray !== undefined) throw perfError.badJson(stray, 'no stored value refers to it')
    return null
  }
  if (entries.has(KV_JSON) && entries.has(KV_LINES)) throw perfError.twice(KV_JSON)

  const used = new Set<string>()
  let count = 0
  let taken = 0
  for (const part of parts) {
    let last: Place | null = null
    let ids = new Set<string>()
    for await (const line of linesIn(file, part, blobs, signal)) {
      const place = placeOf(line.scope, line.within)
      const step = last === null ? 1 : comparePlaces(place, last)
      if (step > 0) ids = new Set()
      else if (step < 0 || part.name !== DB_LINES)
        throw perfError.badJson(part.name, `line ${line.number} is out of order`)
      if (part.name === DB_LINES && ids.has(line.id))
        throw perfError.badJson(part.name, `line ${line.number} is a document that was there before`)
      ids.add(line.id)
      last = place
      count++
      for (const hash of line.refers) {
        used.add(hash)
        taken += blobs.size(hash)!
      }
      if (taken > perfLimits.data) throw perfError.share(perfLimits.data)
    }
  }
  const stray = blobs.names.find((name) => !used.has(name.slice(BLOBS.length)))
  if (stray !== undefined) throw perfError.badJson(stray, 'no stored value refers to it')

  return {
    count,
    bytes: parts.reduce((sum, { packedSize }) => sum + packedSize, taken),
    async *entries() {
      for (const part of parts) for await (const line of linesIn(file, part, blobs)) yield await line.entry()
    }
  }
}

/** The first line says the version; then one value or document a line. */
async function* linesIn(
  file: Blob,
  part: ZipEntry,
  blobs: LineBlobs,
  signal?: AbortSignal
): AsyncGenerator<ReadLine & { number: number }> {
  const { name } = part
  if (name === KV_JSON) {
    yield* oldEntries(await unpackJson(file, part, perfLimits.inflated, signal), blobs)
    return
  }
  const kind = name === KV_LINES ? 'kv' : 'doc'
  let number = 0
  for await (const bytes of linesOf(name, unpacked(file, part, signal))) {
    number++
    const what = `line ${number}`
    if (number === 1) checkVersion(asRecord(readJson(name, bytes), name, what).version)
    else yield { ...readLine(kind, name, bytes, what, blobs), number }
  }
  if (number === 0) throw perfError.badJson(name, 'it is empty')
}

/** The old form is one record, in an order of its own. */
function oldEntries(json: unknown, blobs: LineBlobs): (ReadLine & { number: number })[] {
  const whole = asRecord(json, KV_JSON, 'its record')
  checkVersion(whole.version)
  if (!Array.isArray(whole.entries)) throw perfError.badJson(KV_JSON, 'its list of entries is missing')
  const lines = whole.entries.map((item: unknown, number) => {
    const what = `entry ${number}`
    const line = checkedLine('kv', KV_JSON, asRecord(item, KV_JSON, what), what, blobs)
    return { ...line, number, place: placeOf(line.scope, line.within) }
  })
  lines.sort((a, b) => comparePlaces(a.place, b.place) || a.number - b.number)
  return lines.filter(({ place }, i) => !lines[i + 1] || comparePlaces(place, lines[i + 1]!.place) !== 0)
}

function checkVersion(version: unknown): void {
  if (version !== 1) throw perfError.newer('stored data version', version)
}

function blobsIn(file: Blob, entries: ReadonlyMap<string, ZipEntry>): LineBlobs & { names: string[] } {
  const of = (hash: string) => entries.get(`${BLOBS}${hash}`)
  return {
    names: [...entries.keys()].filter((name) => name.startsWith(BLOBS)),
    size: (hash) => of(hash)?.size,
    bytes: (hash) => unpack(file, of(hash)!),
    blob: (hash) => blobOf(file, of(hash)!)
  }
}
