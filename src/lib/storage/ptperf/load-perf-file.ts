// Opens a file that somebody brings: a .ptperf.zip or an .imp.json, told apart by what is in it, not by its name. Everything is
// checked here, and nothing written anywhere: a patch, whole, or one sentence that says what is wrong. Of what is large (stored
// data, media, boxes' files) no more than a piece is in memory; it is read from the file again when it is asked for, so the file
// must stay.
import type * as Y from 'yjs'
import { envelopeErrors } from '../../patch/envelope-errors.ts'
import { loadEnvelope, type LoadedPatch } from '../../patch/envelope.ts'
import { patchName } from '../../patch/shape.ts'
import { fileReferences, referencedAssets } from '../assets/references.ts'
import { readPart } from '../bytes/pieces.ts'
import { readBaggage, writeBaggage } from './baggage.ts'
import { perfError } from './errors.ts'
import { ASSETS } from './format.ts'
import { perfLimits } from './limits.ts'
import type { FileData } from './read-data.ts'
import { readPerf, type FileAsset, type Watching } from './read-perf.ts'

export interface LoadedPerfFile {
  kind: 'perf' | 'envelope'
  /** Fresh, with what the file carries besides noted in it (baggage.ts). */
  doc: Y.Doc
  /** The patch's own name; '' where it has none. */
  name: string
  /** Bytes that the document refers to, media and boxes' files, by SHA-256. */
  assets: ReadonlyMap<string, FileAsset>
  /** null: the file brings no stored data. */
  data: FileData | null
  /** Epoch milliseconds; null where the file does not say. */
  savedAt: number | null
  /** What was left out, as sentences. */
  warnings: string[]
}

/** Throws a LoadbangError, `perf-…`, `envelope-…` or `file-unreadable`, or the signal's reason. */
export async function loadPerfFile(file: Blob | Uint8Array, watching?: Watching): Promise<LoadedPerfFile> {
  const blob = file instanceof Blob ? file : new Blob([file as Uint8Array<ArrayBuffer>])
  if (blob.size === 0) throw perfError.empty()
  const start = await readPart(blob, 0, 2)
  if (start[0] === 0x50 && start[1] === 0x4b) return loadPerf(blob, watching)
  if (blob.size > perfLimits.inflated) throw envelopeErrors.size('its file is too big')
  const bytes = await readPart(blob, 0, blob.size)
  if (!beginsJson(bytes)) throw envelopeErrors.invalid()
  return loadImp(bytes)
}

async function loadPerf(file: Blob, watching?: Watching): Promise<LoadedPerfFile> {
  const perf = await readPerf(file, watching)
  const { doc, warnings, savedAt } = loadEnvelope(perf.patch)
  writeBaggage(doc, { carried: perf.carried, media: perf.media })
  const wanted = referencedAssets(doc)
  const unwanted = [...perf.assets.keys()].filter((hash) => !wanted.has(hash))
  return {
    kind: 'perf',
    doc,
    name: patchName(doc),
    assets: new Map([...perf.assets].filter(([hash]) => wanted.has(hash))),
    data: perf.data,
    savedAt: time(perf.savedAt) ?? time(savedAt),
    warnings: [
      ...warnings,
      ...perf.warnings,
      ...unwanted.slice(0, 20).map((hash) => `"${ASSETS}${hash}" belongs to no box and was left out.`),
      ...missing(doc, perf.assets)
    ]
  }
}

function loadImp(bytes: Uint8Array): LoadedPerfFile {
  const { doc, warnings, savedAt }: LoadedPatch = loadEnvelope(bytes)
  const { carried, media } = readBaggage(doc)
  // An envelope has no room for media; a note without bytes would say that there are some.
  writeBaggage(doc, { carried, media: [] })
  return {
    kind: 'envelope',
    doc,
    name: patchName(doc),
    assets: new Map(),
    data: null,
    savedAt: time(savedAt),
    warnings: [
      ...warnings,
      ...media.map(({ name }) => `The medium “${name}” was left out: its bytes are not in the file.`),
      ...missing(doc, new Map())
    ]
  }
}

const missing = (doc: Y.Doc, assets: ReadonlyMap<string, unknown>): string[] =>
  [...fileReferences(doc)]
    .filter(([hash]) => !assets.has(hash))
    .slice(0, 20)
    .map(([, name]) => `A box’s file “${name}” is missing: its bytes are not in the file.`)

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
