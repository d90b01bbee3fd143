// Opens a file that somebody brings: a .ptperf.zip or an .imp.json, told apart by what is in it, not by its name. Everything is
// checked here, and nothing written anywhere: a patch, whole, or one sentence that says what is wrong.
import type * as Y from 'yjs'
import { envelopeErrors } from '../../patch/envelope-errors.ts'
import { loadEnvelope } from '../../patch/envelope.ts'
import { patchName } from '../../patch/shape.ts'
import { makeBlob } from '../kv/backend.ts'
import { readBaggage, writeBaggage, type MediaNote } from './baggage.ts'
import { perfError } from './errors.ts'
import type { KvEntry } from './format.ts'
import { readPerf } from './read-perf.ts'
import { sha256 } from '../bytes/sha256.ts'

export interface LoadedPerfFile {
  kind: 'perf' | 'envelope'
  /** Fresh, with what the file carries besides noted in it (baggage.ts). */
  doc: Y.Doc
  /** The patch's own name; '' where it has none. */
  name: string
  /** Bytes of the media that the document's baggage lists, by SHA-256. */
  media: ReadonlyMap<string, Uint8Array>
  /** null: the file brings no stored data. */
  kv: KvEntry[] | null
  /** Epoch milliseconds; null where the file does not say. */
  savedAt: number | null
  /** What was left out, as sentences. */
  warnings: string[]
}

/** Throws a LoadbangError, `perf-…` or `envelope-…`. */
export async function loadPerfFile(bytes: Uint8Array): Promise<LoadedPerfFile> {
  if (bytes.length === 0) throw perfError.empty()
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return loadPerf(bytes)
  if (!beginsJson(bytes)) throw envelopeErrors.invalid()
  return loadImp(bytes)
}

async function loadPerf(bytes: Uint8Array): Promise<LoadedPerfFile> {
  const perf = await readPerf(bytes, makeBlob)
  const { doc, warnings, savedAt } = loadEnvelope(perf.patch)
  const media = new Map<string, Uint8Array>()
  const notes: MediaNote[] = []
  for (const { bytes: content, ...entry } of perf.media) {
    const hash = await sha256(content)
    media.set(hash, content)
    notes.push({ ...entry, sha256: hash })
  }
  writeBaggage(doc, { carried: perf.carried, media: notes })
  return {
    kind: 'perf',
    doc,
    name: patchName(doc),
    media,
    kv: perf.kv,
    savedAt: time(perf.savedAt) ?? time(savedAt),
    warnings: [...warnings, ...perf.warnings]
  }
}

function loadImp(bytes: Uint8Array): LoadedPerfFile {
  const { doc, warnings, savedAt } = loadEnvelope(bytes)
  const { carried, media } = readBaggage(doc)
  // An envelope has no room for media; a note without bytes would say that there are some.
  writeBaggage(doc, { carried, media: [] })
  return {
    kind: 'envelope',
    doc,
    name: patchName(doc),
    media: new Map(),
    kv: null,
    savedAt: time(savedAt),
    warnings: [
      ...warnings,
      ...media.map(({ name }) => `The medium “${name}” was left out: its bytes are not in the file.`)
    ]
  }
}

/** Whether the first character that is not white space (after a byte order mark) is `{`. */
function beginsJson(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++
  return bytes[at] === 0x7b
}

/** A time that a date can hold, in whole milliseconds; 0 stands for none in files that do not say. */
function time(value: number | string | null): number | null {
  const at = Math.floor(typeof value === 'string' ? Date.parse(value) : (value ?? 0))
  return at === 0 || Number.isNaN(new Date(at).getTime()) ? null : at
}
