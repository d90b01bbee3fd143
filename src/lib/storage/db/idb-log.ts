// Changes of documents as they lie in the log: one record per transaction, most of it one JSON text, because one put of a text is
// many times faster than thousands of puts. A record is that text, or a list of such texts and of single changes whose bytes JSON
// cannot hold.
import type { Doc } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import { isBinary } from '../../runtime/message.ts'
import { decodeJson } from '../../runtime/codec/json.ts'
import { withoutPrototypes } from '../../runtime/codec/plain-json.ts'
import { fromCloned, fromJsonText, toCloned, toJsonText } from '../data/forms.ts'
import { makeKnownBlob } from '../data/kept.ts'
import type { Entry } from './collection-entry.ts'

/** One change. */
export type Op =
  | { readonly op: 'put'; readonly n: number; readonly entry: Entry; readonly json?: boolean }
  /** The document lies in `docs` already. */
  | { readonly op: 'there'; readonly n: number; readonly sequence: number; readonly id: string }
  | { readonly op: 'delete'; readonly n: number; readonly sequence: number; readonly id: string }
  | { readonly op: 'drop'; readonly n: number }

/** A change that JSON cannot hold: n, sequence, bytes, document in the codec's stored form. */
interface Single {
  readonly n: number
  readonly s: number
  readonly b: number
  readonly d: unknown
}
export type Packed = string | (string | Single)[]

export function pack(ops: readonly Op[]): Packed {
  const parts: (string | Single)[] = []
  let writer = new Writer()
  for (const op of ops) {
    if (writer.add(op)) continue
    if (writer.any) parts.push(writer.text)
    writer = new Writer()
    const { n, entry } = op as Op & { op: 'put' }
    parts.push({ n, s: entry.sequence, b: entry.bytes, d: toCloned({ value: entry.doc, clones: false }) })
  }
  if (writer.any) parts.push(writer.text)
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts
}

/**
 * Changes as one text. A document's own three fields, which mostly come last and at one time for all, are taken out of it: the
 * shorter the text, the sooner it is on the disk.
 */
class Writer {
  readonly #texts: string[] = []
  /** Of the document before. */
  #created = NaN
  #updated = NaN

  get any(): boolean {
    return this.#texts.length > 0
  }
  get text(): string {
    return `[${this.#texts.join(',')}]`
  }

  /** false where JSON cannot hold it. */
  add(op: Op): boolean {
    const text = op.op === 'put' ? this.#put(op) : otherText(op)
    if (text !== null) this.#texts.push(text)
    return text !== null
  }

  #put({ n, entry: { doc, bytes, sequence }, json }: Op & { op: 'put' }): string | null {
    const text = docText(doc, json)
    if (text === null) return null
    const { _created, _updated } = doc
    const id = JSON.stringify(doc._id)
    const own = `"_id":${id},"_created":${_created},"_updated":${_updated}}`
    if (!text.endsWith(own)) return `[${n},${sequence},${bytes},${text}]`
    const comma = text.length === own.length + 1 ? 0 : 1
    const rest = `${text.slice(0, text.length - own.length - comma)}}`
    const times = _created === this.#created && _updated === this.#updated ? '' : `,${_created},${_updated}`
    this.#created = _created
    this.#updated = _updated
    return `[${n},${sequence},${bytes},${rest},${id}${times}]`
  }
}

function otherText(op: Exclude<Op, { op: 'put' }>): string {
  const { n } = op
  if (op.op === 'drop') return `[${n}]`
  return `[${n},${op.sequence},${JSON.stringify(op.id)}${op.op === 'there' ? ',1' : ''}]`
}

/** A document as JSON; null where that cannot hold it, or would swell it (bytes). `json`: whether it is known to. */
function docText(doc: Doc, json: boolean | undefined): string | null {
  if (json) return JSON.stringify(doc)
  return hasBinary(doc) ? null : toJsonText(doc)
}

function hasBinary(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isBinary(value)) return true
  return Object.values(value).some((part) => hasBinary(part as Value))
}

export function unpack(packed: Packed): Op[] {
  const ops: Op[] = []
  for (const part of typeof packed === 'string' ? [packed] : packed) {
    if (typeof part === 'string') read(part, ops)
    else {
      const { n, s, b, d } = part
      ops.push({ op: 'put', n, entry: { doc: fromCloned(d) as Doc, bytes: b, sequence: s } })
    }
  }
  return ops
}

function read(text: string, ops: Op[]): void {
  const tagged = text.includes('"$":')
  let created: unknown
  let updated: unknown
  for (const [n, sequence, third, fourth, id, ...times] of JSON.parse(text) as unknown[][]) {
    const place = { n: n as number, sequence: sequence as number }
    if (sequence === undefined) ops.push({ op: 'drop', n: place.n })
    else if (typeof third === 'string')
      ops.push({ op: fourth === 1 ? 'there' : 'delete', ...place, id: third })
    else {
      const doc = (tagged ? decodeJson(fourth, makeKnownBlob) : withoutPrototypes(fourth)) as Record<
        string,
        unknown
      >
      if (id !== undefined) {
        if (times.length > 0) [created, updated] = times
        doc._id = id
        doc._created = created
        doc._updated = updated
      }
      const entry = { doc: doc as Doc, bytes: third as number, sequence: place.sequence }
      ops.push({ op: 'put', n: place.n, entry })
    }
  }
}

/** A document where it lies for good: its key, bytes, content (JSON text, or the stored form), and index entries. */
export interface DocRecord {
  readonly k: number
  readonly b: number
  readonly d: unknown
  readonly i: readonly number[]
}

/** Keys of a collection are n times this and on. */
export const STRIDE = 2 ** 33

export function recordOf(n: number, { doc, bytes, sequence }: Entry, i: readonly number[]): DocRecord {
  const d = docText(doc, undefined) ?? toCloned({ value: doc, clones: false })
  return { k: n * STRIDE + sequence, b: bytes, d, i }
}

export function entryOf({ k, b, d }: DocRecord): Entry {
  const doc = typeof d === 'string' ? fromJsonText(d) : fromCloned(d)
  return { doc: doc as Doc, bytes: b, sequence: k % STRIDE }
}
