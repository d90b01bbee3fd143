// Changes of documents as they lie in the log: one record per transaction, most of it one JSON text, because one put of a text is
// many times faster than thousands of puts. A record is that text, or a list of such texts and of single changes whose bytes JSON
// cannot hold.
import type { Doc } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import { isBinary } from '../../runtime/message.ts'
import { decodeJson } from '../../runtime/codec/json.ts'
import { fromCloned, fromJsonText, toCloned, toJsonText, withoutPrototypes } from '../data/forms.ts'
import { makeKnownBlob } from '../data/kept.ts'
import type { Entry } from './collection-entry.ts'

/** One change. */
export type Op =
  | { readonly op: 'put'; readonly n: number; readonly entry: Entry; readonly json?: boolean }
  /** The document lies in `docs` already. */
  | { readonly op: 'there'; readonly n: number; readonly sequence: number; readonly id: string }
  | { readonly op: 'delete'; readonly n: number; readonly sequence: number; readonly id: string }
  | { readonly op: 'drop'; readonly n: number }

/** What JSON cannot hold: n, sequence, bytes, document in the codec's stored form. */
interface Single {
  readonly n: number
  readonly s: number
  readonly b: number
  readonly d: unknown
}
export type Packed = string | (string | Single)[]

export function pack(ops: readonly Op[]): Packed {
  const parts: (string | Single)[] = []
  let texts: string[] = []
  const close = () => {
    if (texts.length > 0) parts.push(`[${texts.join(',')}]`)
    texts = []
  }
  for (const op of ops) {
    const text = textOf(op)
    if (text !== null) texts.push(text)
    else {
      close()
      const { n, entry } = op as Op & { op: 'put' }
      parts.push({ n, s: entry.sequence, b: entry.bytes, d: toCloned({ value: entry.doc, clones: false }) })
    }
  }
  close()
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts
}

/** null where JSON cannot hold it. */
function textOf(op: Op): string | null {
  const { n } = op
  switch (op.op) {
    case 'put': {
      const doc = docText(op.entry.doc, op.json)
      return doc === null ? null : `[${n},${op.entry.sequence},${op.entry.bytes},${doc}]`
    }
    case 'there':
      return `[${n},${op.sequence},${JSON.stringify(op.id)},1]`
    case 'delete':
      return `[${n},${op.sequence},${JSON.stringify(op.id)}]`
    case 'drop':
      return `[${n}]`
  }
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
    if (typeof part !== 'string') {
      const { n, s, b, d } = part
      ops.push({ op: 'put', n, entry: { doc: fromCloned(d) as Doc, bytes: b, sequence: s } })
      continue
    }
    const tagged = part.includes('"$":')
    for (const op of JSON.parse(part) as unknown[][]) ops.push(opOf(op, tagged))
  }
  return ops
}

function opOf([n, sequence, third, fourth]: unknown[], tagged: boolean): Op {
  const place = { n: n as number, sequence: sequence as number }
  if (sequence === undefined) return { op: 'drop', n: place.n }
  if (typeof third === 'string') return { op: fourth === 1 ? 'there' : 'delete', ...place, id: third }
  const doc = tagged ? decodeJson(fourth, makeKnownBlob) : withoutPrototypes(fourth)
  const entry = { doc: doc as Doc, bytes: third as number, sequence: place.sequence }
  return { op: 'put', n: place.n, entry }
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
