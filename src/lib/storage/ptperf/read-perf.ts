// Reads a .ptperf.zip. Everything is checked here, before anything anywhere is written: the whole file or one sentence.
import type { MakeBlob } from '../../runtime/codec/blob.ts'
import { perfError } from './errors.ts'
import {
  CARRIED,
  carriedOf,
  CHECKSUMS,
  FORMAT,
  KV,
  PERFORMANCE,
  type Carried,
  type KvEntry,
  type Media,
  type MediaEntry
} from './format.ts'
import { readKv } from './kv-json.ts'
import { asRecord, readJson } from './read-json.ts'
import { sha256 } from '../bytes/sha256.ts'
import { unpack } from './unzip.ts'
import { readDirectory, type ZipEntry } from './zip-directory.ts'

export interface Perf {
  /** The envelope, still to be read by patch/envelope. */
  patch: unknown
  /** Epoch milliseconds; 0 where the file does not say. */
  savedAt: number
  media: Media[]
  carried: Carried
  /** null: the file brings no stored data. */
  kv: KvEntry[] | null
  /** Sentences about what was left out. */
  warnings: string[]
}

/** Throws a LoadbangError `perf-…`. `makeBlob` makes the Blobs of stored data. */
export async function readPerf(file: Uint8Array, makeBlob: MakeBlob): Promise<Perf> {
  const entries = new Map(readDirectory(file).map((entry) => [entry.name, entry]))
  const main = entries.get(PERFORMANCE)
  if (!main) throw perfError.noPerformance()
  const contents = new Map<string, Uint8Array>()
  for (const entry of entries.values()) contents.set(entry.name, unpack(file, entry))
  await checkSums(entries, contents)

  const performance = asRecord(readJson(PERFORMANCE, contents.get(PERFORMANCE)!), PERFORMANCE, 'its record')
  if (performance.format !== FORMAT) throw perfError.newer('format', performance.format)
  const bundle = asRecord(performance.bundle, PERFORMANCE, 'its bundle')
  if (bundle.bundleVersion !== 1) throw perfError.newer('bundleVersion', bundle.bundleVersion)
  const carried = carriedOf(bundle)
  if (!carried) throw perfError.badJson(PERFORMANCE, `one of ${CARRIED.join(', ')} is no list`)
  const media = readMedia(performance.media, contents)
  const kv = contents.get(KV)
  const known = new Set([PERFORMANCE, CHECKSUMS, KV, ...media.map((m) => m.path)])
  const strange = [...entries.keys()].filter((name) => !known.has(name))
  return {
    patch: bundle.patch,
    savedAt:
      typeof performance.savedAt === 'number' && Number.isFinite(performance.savedAt)
        ? performance.savedAt
        : 0,
    media,
    carried,
    kv: kv ? readKv(kv, makeBlob) : null,
    warnings: strange.map((name) => `"${name}" belongs to no part of a patch and was left out.`)
  }
}

async function checkSums(entries: Map<string, ZipEntry>, contents: Map<string, Uint8Array>): Promise<void> {
  const bytes = contents.get(CHECKSUMS)
  if (!bytes) return
  const sums = asRecord(readJson(CHECKSUMS, bytes), CHECKSUMS, 'its record')
  if (sums.version !== 1) throw perfError.newer('checksum version', sums.version)
  const listed = asRecord(sums.sha256, CHECKSUMS, 'its list')
  for (const name of Object.keys(listed)) if (!entries.has(name)) throw perfError.missing(name)
  for (const [name, content] of contents) {
    if (name === CHECKSUMS) continue
    if (!Object.hasOwn(listed, name) || listed[name] !== (await sha256(content)))
      throw perfError.damaged(name)
  }
}

function readMedia(list: unknown, contents: Map<string, Uint8Array>): Media[] {
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
    const bytes = contents.get(path)
    if (!bytes) throw perfError.missing(path)
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
      bytes
    }
  })
}
