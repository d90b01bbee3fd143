// Rule 5, second form: what structured clone would lose. Between page, engine and cells (`toWire`, `fromWire`), and for
// IndexedDB (`toStored`, `fromStored`). Cloning drops classes and null prototypes and keeps the rest, so only bangs, commands
// and records with a key `$` are written as tags; a number, a text or a list of them costs no allocation.
import type { Message, Value } from '../message.ts'
import { readable, type MakeBlob } from './blob.ts'
import { bytesOf, copyBuffer, isBuffer, kindName, showsPart } from './bytes.ts'
import { broken } from './errors.ts'
import { Decoder, Encoder, nothing, type EncodeForm } from './walk.ts'

/** Something that structured clone carries, and that fromWire reads. */
export type Wire = unknown

const same = <T>(value: T): T => value
const form: EncodeForm = {
  copy: false,
  number: same,
  nothing: () => undefined,
  date: same,
  binary(binary) {
    if (!isBuffer(binary)) return binary
    bytesOf(binary) // throws where the bytes were transferred away
    return ArrayBuffer.isView(binary) && showsPart(binary) ? copyBuffer(binary) : binary
  }
}

/** A message ready for postMessage. Throws `value-kind`, `value-deep`, `value-big`, `value-gone`. */
export function toWire(message: Message | Value): Wire {
  if (typeof message === 'number' || typeof message === 'string') return message
  return new Encoder(form).value(message)
}

/** Binaries and dates are cloned as they are. */
function leaf(value: object, kind: string): Value | undefined {
  const known =
    isBuffer(value) || kind === 'Date' || kind === 'Blob' || kind === 'File' || kind === 'ImageBitmap'
  return known ? (value as Value) : undefined
}

/** The value that toWire wrote, records with null prototype again. Throws `value-kind` or `value-broken` for anything else. */
export function fromWire(wire: Wire): Value {
  if (typeof wire === 'number' || typeof wire === 'string') return wire
  return new Decoder({ leaf, tag: () => undefined }).value(wire)
}

/** A value ready for IndexedDB: a copy that shares nothing with the original, with its rough size in bytes. */
export interface StoredForm {
  readonly data: Wire
  readonly size: number
  /** Fulfils once the bytes of Blobs are in `data`; null where there are none. */
  readonly ready: Promise<unknown> | null
}

/**
 * Copies a value for keeping. Bytes are its own (never the parent buffer of a view); Blobs become bytes and MIME type, because
 * some browsers fail to store Blobs. Throws like toWire, also for an ImageBitmap, which cannot be kept.
 */
export function toStored(value: Value): StoredForm {
  const blobs: Promise<void>[] = []
  const encoder = new Encoder({
    copy: true,
    number: same,
    nothing: () => undefined,
    date: (date) => new Date(date.getTime()),
    binary(binary) {
      if (isBuffer(binary)) return copyBuffer(binary)
      const blob = readable(binary)
      const written = { $: 'blob', type: blob.type, bytes: new ArrayBuffer(0) }
      const filled = blob.arrayBuffer().then((buffer) => void (written.bytes = buffer))
      // Whoever waits for `ready` hears of it; until then it must not count as unhandled.
      filled.catch(() => {})
      blobs.push(filled)
      return written
    }
  })
  const data = encoder.value(value)
  return { data, size: encoder.size, ready: blobs.length ? Promise.all(blobs) : null }
}

/** The value that toStored wrote, from a clone of its data; {$: 'undefined'} for places that cannot hold undefined itself. */
export function fromStored(data: Wire, makeBlob: MakeBlob): Value {
  return new Decoder({
    leaf,
    tag(tag, { type, bytes }) {
      if (tag === 'undefined') return nothing
      if (tag !== 'blob') return undefined
      if (typeof type !== 'string' || !isBuffer(bytes) || kindName(bytes) !== 'ArrayBuffer') {
        throw broken('a blob without type or content')
      }
      return makeBlob(new Uint8Array(bytes as ArrayBuffer), type)
    }
  }).value(data)
}
