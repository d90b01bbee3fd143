// One stored value or document as one line of JSON, its larger binaries by reference to bytes that stand elsewhere in the file.
import { toBase64 } from '../../runtime/codec/base64.ts'
import { readable } from '../../runtime/codec/blob.ts'
import { bytesOf, fromBytes, isBuffer, kindName } from '../../runtime/codec/bytes.ts'
import { decodeJsonWith, encodeJsonWith } from '../../runtime/codec/json.ts'
import type { Binary, Value } from '../../runtime/message.ts'
import type { Doc, Scope } from '../../runtime/ports.ts'
import { isSha256, sha256 } from '../bytes/sha256.ts'
import { knownBytes, makeKnownBlob as makeBlob } from '../data/kept.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'
import { asRecord, readJson, type JsonRecord } from './read-json.ts'

export interface EncodedLine {
  line: string
  /** Bytes that the line refers to, by their SHA-256, in the order in which they stand in it. */
  blobs: Map<string, Uint8Array>
}

/** A written reference; the hash is filled in when it is known. */
interface Reference {
  $: 'bytes' | 'blob'
  kind?: string
  type?: string
  base64?: string
  sha256?: string
  size?: number
}

export async function encodeLine(entry: StoredEntry): Promise<EncodedLine> {
  const found: { written: Reference; read(): Promise<Uint8Array> }[] = []
  const binary = (value: Binary): Reference => {
    const written: Reference = isBuffer(value)
      ? { $: 'bytes', kind: kindName(value) }
      : { $: 'blob', type: readable(value).type }
    const read = async () =>
      isBuffer(value)
        ? bytesOf(value)
        : new Uint8Array(knownBytes(value) ?? (await readable(value).arrayBuffer()))
    found.push({ written, read })
    return written
  }
  const json = encodeJsonWith(entry.kind === 'kv' ? entry.value : inOrder(entry.doc), binary)
  const blobs = new Map<string, Uint8Array>()
  for (const { written, read } of found) {
    const content = await read()
    if (content.length <= perfLimits.inline) written.base64 = toBase64(content)
    else {
      written.sha256 = await sha256(content)
      written.size = content.length
      blobs.set(written.sha256, content)
    }
  }
  const line =
    entry.kind === 'kv'
      ? { scope: entry.scope, key: entry.key, value: json }
      : { scope: entry.scope, collection: entry.collection, doc: json }
  return { line: JSON.stringify(line), blobs }
}

/** The store's own fields first, wherever an adapter keeps them. */
const inOrder = ({ _id, _created, _updated, ...fields }: Doc): Doc => ({ _id, _created, _updated, ...fields })

/** What stands for a larger binary: its bytes, or a Blob of them; and how large it is. */
export interface LineBlobs {
  /** Bytes of the blob of that hash; undefined where the file has none. */
  size(hash: string): number | undefined
  bytes(hash: string): Promise<Uint8Array>
  blob(hash: string): Promise<Blob>
}

/** Characters: what storage takes, no more. */
const LONGEST = { key: 10_000, collection: 200, id: 1_000 } as const
/** The last time that a date can hold, in milliseconds. */
const LAST_TIME = 8.64e15

/** A line as read and checked; `value` makes the entry of it, reading what it refers to. */
export interface ReadLine {
  scope: Scope
  /** The key, or the collection. */
  within: string
  /** The document's `_id`; '' for a value. */
  id: string
  /** Hashes of what it refers to, one for each time. */
  refers: string[]
  entry(): Promise<StoredEntry>
}

/** Throws `perf-…` for whatever encodeLine does not write. `what` names the line in a sentence: `line 5`. */
export function readLine(
  kind: StoredEntry['kind'],
  name: string,
  bytes: Uint8Array,
  what: string,
  blobs: LineBlobs
): ReadLine {
  const line = asRecord(readJson(name, bytes, perfLimits.line, perfLimits.lineDepth), name, what)
  return checkedLine(kind, name, line, what, blobs)
}

export function checkedLine(
  kind: StoredEntry['kind'],
  name: string,
  line: JsonRecord,
  what: string,
  blobs: LineBlobs
): ReadLine {
  const bad = (why: string) => perfError.badJson(name, `${what} ${why}`)
  const scope = readScope(line.scope)
  if (!scope) throw bad('names no store')
  const within = kind === 'kv' ? line.key : line.collection
  if (!isText(within, LONGEST[kind === 'kv' ? 'key' : 'collection']) || (kind === 'doc' && within === ''))
    throw bad(kind === 'kv' ? 'has no key' : 'names no collection')
  const json = kind === 'kv' ? line.value : line.doc
  if (json === undefined) throw bad('has no value')

  const refers: string[] = []
  let taken = 0
  // Read once without the bytes, so that everything is known to be right before anything is asked for.
  const read = (binary: BinaryOf): Value => {
    try {
      return decodeJsonWith(json, (tag, fields) => referred(tag, fields, blobs, binary), makeBlob)
    } catch {
      throw bad('is no stored value')
    }
  }
  const value = read(({ kind, type, hash, size }) => {
    refers.push(hash)
    taken += size
    // Of as many bytes as show whether the length fits.
    return kind === undefined ? makeBlob(new Uint8Array(), type!) : fromBytes(kind, new Uint8Array(size % 8))
  })
  if (taken > perfLimits.value) throw bad('refers to more bytes than one value may hold')
  if (kind === 'kv') {
    const entry = async () => ({ kind, scope, key: within, value: await filled(value) })
    return { scope, within, id: '', refers, entry }
  }
  const doc = readDoc(value)
  if (!doc) throw bad('is no document')
  const entry = async () => ({ kind, scope, collection: within, doc: (await filled(doc)) as Doc })
  return { scope, within, id: doc._id, refers, entry }

  async function filled(plain: Value): Promise<Value> {
    if (refers.length === 0) return plain
    const bytes = new Map<string, Uint8Array>()
    const held = new Map<string, Blob>()
    const wanted: Wanted[] = []
    read((one) => {
      wanted.push(one)
      return new Uint8Array()
    })
    for (const { kind, hash } of wanted) {
      if (kind === undefined) held.set(hash, held.get(hash) ?? (await blobs.blob(hash)))
      else bytes.set(hash, bytes.get(hash) ?? (await blobs.bytes(hash)))
    }
    return read(({ kind, type, hash, size }) =>
      kind === undefined ? held.get(hash)!.slice(0, size, type) : fromBytes(kind, bytes.get(hash)!)
    )
  }
}

/** A reference as it is read: a Blob where there is no kind. */
interface Wanted {
  kind?: string
  type?: string
  hash: string
  size: number
}
type BinaryOf = (wanted: Wanted) => Binary

function referred(
  tag: string,
  { kind, type, sha256: hash, size }: JsonRecord,
  blobs: LineBlobs,
  binary: BinaryOf
): Binary | undefined {
  if ((tag !== 'bytes' && tag !== 'blob') || hash === undefined) return undefined
  if (!isSha256(hash) || typeof size !== 'number' || blobs.size(hash) !== size) throw new TypeError('no blob')
  if (tag === 'blob') {
    if (typeof type !== 'string') throw new TypeError('no type')
    return binary({ type, hash, size })
  }
  if (typeof kind !== 'string') throw new TypeError('no kind')
  return binary({ kind, hash, size })
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most

/** The document that a value is; null where it is none. */
function readDoc(value: Value): Doc | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { _id, _created, _updated } = value as Record<string, Value>
  const times = [_created, _updated]
  if (!isText(_id, LONGEST.id) || _id === '') return null
  if (!times.every((at) => typeof at === 'number' && Math.abs(at) <= LAST_TIME)) return null
  return value as Doc
}

function readScope(value: unknown): Scope | null {
  if (!Array.isArray(value)) return null
  const [kind, first, second] = value as unknown[]
  const text = (part: unknown): part is string => isText(part, LONGEST.key)
  if (kind === 'name' && text(first) && value.length === 2) return ['name', first]
  if (kind !== 'node' || !Array.isArray(first) || first.length > LONGEST.id || value.length !== 3) return null
  return first.every(text) && text(second) ? ['node', first, second] : null
}
