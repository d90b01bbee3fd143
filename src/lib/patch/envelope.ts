// The `.imp.json` envelope, and the `patch` of a `.ptperf.zip`: `{envelopeVersion, savedAt, moduleSchemas, update}`, the update
// being base64 of a Yjs update. Version 1 is written; 1 and 2 (without moduleSchemas) are read; a newer one is refused. Reading
// makes a fresh document or throws: nothing else is touched.
import * as Y from 'yjs'
import { readBase64, toBase64 } from '../runtime/codec/base64.ts'
import { canonicalDoc } from './canonical.ts'
import type { Classes } from './classes.ts'
import { copyPatch } from './copy.ts'
import { envelopeErrors } from './envelope-errors.ts'
import { limits } from './limits.ts'
import { edgesOf, nodesOf, readNode, readVersion } from './shape.ts'
import { field, fields, isPlain, isSafeId } from './values.ts'

export interface Envelope {
  envelopeVersion: 1
  /** ISO 8601, UTC. */
  savedAt: string
  /** Version of each type's data, keys sorted. */
  moduleSchemas: Record<string, number>
  update: string
}

export interface LoadedPatch {
  /** Fresh, of its own client, with nobody listening. */
  doc: Y.Doc
  /** What was left out, as sentences. */
  warnings: string[]
  /** As the file has it; null where it has none that is a time. */
  savedAt: string | null
}

const newest = 2

/**
 * The envelope of a patch. `savedAt` is the caller's: the time of the last edit is no part of the document, so that the same
 * patch gives the same update.
 */
export function writeEnvelope(doc: Y.Doc, classes: Classes, savedAt: Date | string): Envelope {
  const canonical = canonicalDoc(doc, { classes }).doc
  return {
    envelopeVersion: 1,
    savedAt: new Date(savedAt).toISOString(),
    moduleSchemas: schemasOf(canonical),
    update: toBase64(Y.encodeStateAsUpdate(canonical))
  }
}

/** The text of an `.imp.json` file. */
export function envelopeText(envelope: Envelope): string {
  return JSON.stringify(envelope)
}

/**
 * Opens an envelope: JSON text, its bytes, or the parsed value. Throws LoadbangError (`envelope-…`) for what is no patch, is
 * newer than this Loadbang, or is out of bounds; a bad cable costs that cable alone and is named in `warnings`.
 */
export function loadEnvelope(input: unknown): LoadedPatch {
  const json = parse(input)
  const version = field(json, 'envelopeVersion')
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw envelopeErrors.invalid()
  if (version > newest) throw envelopeErrors.newer(version, newest)
  const scratch = decode(field(json, 'update'))
  check(scratch)
  const doc = new Y.Doc()
  const left = copyPatch(scratch, doc, { versions: readSchemas(field(json, 'moduleSchemas')) })
  scratch.destroy()
  return { doc, warnings: shorten(left), savedAt: readTime(field(json, 'savedAt')) }
}

function parse(input: unknown): unknown {
  try {
    const text = input instanceof Uint8Array ? new TextDecoder('utf-8', { fatal: true }).decode(input) : input
    const json: unknown = typeof text === 'string' ? JSON.parse(text) : text
    if (isPlain(json)) return json
  } catch {
    // Said below.
  }
  throw envelopeErrors.invalid()
}

/** The update in a document of its own, thrown away if anything is wrong with it. */
function decode(update: unknown): Y.Doc {
  if (typeof update !== 'string') throw envelopeErrors.update()
  if (update.length > (limits.update / 3) * 4 + 4) throw envelopeErrors.size('its document is too big')
  const bytes = readBase64(update)
  if (!bytes) throw envelopeErrors.update()
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, bytes)
    // An empty update with more after it is how any other file looks to a decoder that stops early. Pending is what other
    // parts are missing for: half of something.
    const nothing = doc.store.clients.size === 0 && bytes.length > 2
    if (nothing || doc.store.pendingStructs || doc.store.pendingDs) throw envelopeErrors.update()
  } catch {
    doc.destroy()
    throw envelopeErrors.update()
  }
  return doc
}

/** Counts, ids and sizes, before anything is copied. */
function check(doc: Y.Doc): void {
  const nodes = nodesOf(doc)
  if (nodes.size > limits.nodes) throw envelopeErrors.size(`it has ${nodes.size} boxes`)
  if (edgesOf(doc).size > limits.edges) throw envelopeErrors.size(`it has ${edgesOf(doc).size} cables`)
  for (const [id, value] of nodes.entries()) {
    if (!isSafeId(id)) throw envelopeErrors.id(id)
    const own = field(value, 'id')
    if (typeof own === 'string' && !isSafeId(own)) throw envelopeErrors.id(own)
    const text = field(value, 'text')
    if (typeof text === 'string' && text.length > limits.text) {
      throw envelopeErrors.size(`a box's text has ${text.length} characters`)
    }
  }
}

function readSchemas(value: unknown): Map<string, number> {
  const versions = new Map<string, number>()
  for (const type of fields(value)) {
    const version = readVersion(field(value, type))
    if (version !== undefined) versions.set(type, version)
  }
  return versions
}

/**
 * Made of the boxes: the newest version of each type in the patch, as a reader that knows nothing of a box's own `v` wants it.
 * A module's type wins over the class of a text box that happens to have the same name: only modules are read by it elsewhere.
 */
function schemasOf(doc: Y.Doc): Record<string, number> {
  const modules = new Map<string, number>()
  const objects = new Map<string, number>()
  for (const [id, value] of nodesOf(doc).entries()) {
    const node = readNode(id, value)
    if (!node || !isSafeId(node.type)) continue
    const versions = node.text === undefined ? modules : objects
    versions.set(node.type, Math.max(node.v, versions.get(node.type) ?? 1))
  }
  const all = new Map([...objects, ...modules])
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readTime(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40) return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function shorten(sentences: string[]): string[] {
  const most = 20
  if (sentences.length <= most) return sentences
  return [...sentences.slice(0, most), `And ${sentences.length - most} more.`]
}
