// Rule 5, first form: any value as JSON, for SQLite, the zip and the shell. `decodeJson(JSON.parse(JSON.stringify(x)))` gives
// the value back, -0 and NaN, dates, bytes, bangs and commands included.
import type { Binary, Value } from '../message.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { readable, type MakeBlob } from './blob.ts'
import { bytesOf, fromBytes, isBuffer, kindName } from './bytes.ts'
import { broken, strangeKind } from './errors.ts'
import { Decoder, Encoder, nothing, type EncodeForm } from './walk.ts'

/** What JSON.stringify writes without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const numberNames = new Map<string, number>([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0]
])

const form: EncodeForm = {
  copy: false,
  number: (n) => (Number.isFinite(n) && !Object.is(n, -0) ? n : { $: Object.is(n, -0) ? '-0' : String(n) }),
  nothing: () => ({ $: 'undefined' }),
  date: (date) => ({ $: 'date', at: Number.isNaN(date.getTime()) ? null : date.getTime() }),
  binary(binary) {
    if (!isBuffer(binary)) throw strangeKind(kindName(binary))
    return { $: 'bytes', kind: kindName(binary), base64: toBase64(bytesOf(binary)) }
  }
}

/** A value without Blobs as JSON. Throws `value-kind`, `value-deep`, `value-big`, `value-gone`; never half an answer. */
export function encodeJson(value: Value): Json {
  return new Encoder(form).value(value) as Json
}

/** The same with binaries as `binary` writes them: by reference to bytes kept elsewhere, say. */
export function encodeJsonWith(value: Value, binary: (binary: Binary) => unknown): Json {
  return new Encoder({ ...form, binary }).value(value) as Json
}

/** The same, sharing no list or record with the value, whose owner may go on changing it; with its rough size in bytes. */
export function encodeJsonSized(value: Value): { wire: Json; size: number } {
  const encoder = new Encoder({ ...form, copy: true })
  return { wire: encoder.value(value) as Json, size: encoder.size }
}

/** The same for values that may contain Blobs; everything but their bytes is copied before this returns. */
export async function encodeJsonAsync(value: Value): Promise<Json> {
  const { json, ready } = encodeJsonParts(value)
  await ready
  return json
}

/** A copy of a value as JSON, its rough size in bytes, and when the bytes of its Blobs are in it; null where it has none. */
export function encodeJsonParts(value: Value): { json: Json; size: number; ready: Promise<unknown> | null } {
  const blobs: Promise<void>[] = []
  const encoder = new Encoder({
    ...form,
    copy: true,
    binary(binary) {
      if (isBuffer(binary)) return form.binary(binary)
      const blob = readable(binary)
      const written = { $: 'blob', type: blob.type, base64: '' }
      const filled = blob
        .arrayBuffer()
        .then((buffer) => void (written.base64 = toBase64(new Uint8Array(buffer))))
      // Whoever waits for `ready` hears of it; until then it must not count as unhandled.
      filled.catch(() => {})
      blobs.push(filled)
      return written
    }
  })
  const json = encoder.value(value) as Json
  return { json, size: encoder.size, ready: blobs.length ? Promise.all(blobs) : null }
}

/** The value that encodeJson wrote, from parsed JSON. Throws `value-broken` or `value-deep` for anything else. */
export function decodeJson(json: unknown, makeBlob?: MakeBlob): Value {
  return decodeJsonWith(json, () => undefined, makeBlob)
}

/** The same with tags that `more` knows besides, or instead; undefined: it does not know this one. */
export function decodeJsonWith(
  json: unknown,
  more: (tag: string, fields: { readonly [key: string]: unknown }) => Value | undefined,
  makeBlob?: MakeBlob
): Value {
  return new Decoder({
    leaf: () => undefined,
    tag(tag, fields) {
      const known = more(tag, fields)
      if (known !== undefined) return known
      if (numberNames.has(tag)) return numberNames.get(tag)
      const { at, kind, type, base64 } = fields
      if (tag === 'undefined') return nothing
      if (tag === 'date') {
        if (at !== null && typeof at !== 'number') throw broken('a date without time')
        return new Date(at ?? NaN)
      }
      if (tag === 'bytes') {
        if (typeof kind !== 'string' || typeof base64 !== 'string')
          throw broken('bytes without kind or content')
        return fromBytes(kind, fromBase64(base64))
      }
      if (tag === 'blob') {
        if (typeof type !== 'string' || typeof base64 !== 'string')
          throw broken('a blob without type or content')
        if (!makeBlob) throw strangeKind('Blob')
        return makeBlob(fromBase64(base64), type)
      }
      return undefined
    }
  }).value(json)
}
