// Stored data into a file: every value and document as a line, the larger binaries before them as entries of their own, each once.
import type { MakeScratch } from '../bytes/scratch.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { encodeLine } from './data-line.ts'
import { comparePlaces, placeOf, type Place } from './data-order.ts'
import { BLOBS, DB_LINES, KV_LINES } from './format.ts'
import { packLines, type PackedLines } from './pack-lines.ts'
import { perfLimits } from './limits.ts'
import { readJson } from './read-json.ts'
import { storedBytes, type ZipContent } from './zip-writer.ts'

export interface DataEntry {
  readonly name: string
  readonly sha256: string
  readonly content: ZipContent
}

export interface WriteData {
  makeScratch: MakeScratch
  /** Takes a sentence about what cannot be in the file. */
  lost(sentence: string): void
  signal?: AbortSignal
}

/** `entries`: all kv entries by scope and key, then all documents by scope, collection and insertion. */
export async function* dataEntries(
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
  { makeScratch, lost, signal }: WriteData
): AsyncGenerator<DataEntry> {
  const written = new Set<string>()
  let lines = await packLines(makeScratch)
  let kind: StoredEntry['kind'] = 'kv'
  let last: Place | null = null
  try {
    for await (const entry of entries) {
      signal?.throwIfAborted()
      if (entry.kind !== kind) {
        if (kind === 'doc') throw new RangeError('values must come before documents')
        yield* finished(KV_LINES, await lines.end())
        lines = await packLines(makeScratch)
        kind = 'doc'
        last = null
      }
      const place = placeOf(entry.scope, entry.kind === 'kv' ? entry.key : entry.collection)
      const step = last === null ? 1 : comparePlaces(place, last)
      if (step < 0 || (step === 0 && kind === 'kv')) throw new RangeError('stored data must come in order')
      last = place
      const { line, blobs } = await encodeLine(entry)
      if (!isReadAgain(line)) {
        lost(`${nameOf(entry)} was left out: it has a field called “__proto__”.`)
        continue
      }
      for (const [sha256, bytes] of blobs) {
        if (written.has(sha256)) continue
        written.add(sha256)
        yield { name: `${BLOBS}${sha256}`, sha256, content: storedBytes(bytes) }
      }
      await lines.add(line)
    }
    yield* finished(kind === 'kv' ? KV_LINES : DB_LINES, await lines.end())
  } finally {
    await lines.remove()
  }
}

async function* finished(name: string, lines: PackedLines): AsyncGenerator<DataEntry> {
  try {
    if (lines.count > 0 || name === KV_LINES) yield { name, sha256: lines.sha256, content: lines }
  } finally {
    await lines.remove()
  }
}

/** What could not be loaded again must not be called an export. */
function isReadAgain(line: string): boolean {
  if (!line.includes('__proto__')) return true
  try {
    readJson('', new TextEncoder().encode(line), perfLimits.line, perfLimits.lineDepth)
    return true
  } catch {
    return false
  }
}

const nameOf = (entry: StoredEntry): string =>
  entry.kind === 'kv' ? `The value of the key “${entry.key}”` : `A document of “${entry.collection}”`
