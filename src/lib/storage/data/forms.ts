// The two forms in which values lie on disks: what structured clone keeps (IndexedDB), and JSON (SQLite, and documents everywhere,
// because it is parsed several times faster than a clone is read). Both are the codec's, with the bytes of Blobs at hand.
import { decodeJson, encodeJson, encodeJsonWith } from '../../runtime/codec/json.ts'
import { readable } from '../../runtime/codec/blob.ts'
import { isBuffer } from '../../runtime/codec/bytes.ts'
import { Encoder } from '../../runtime/codec/walk.ts'
import { toBase64 } from '../../runtime/codec/base64.ts'
import { withoutPrototypes } from '../../runtime/codec/plain-json.ts'
import { fromStored } from '../../runtime/codec/wire.ts'
import type { Value } from '../../runtime/message.ts'
import type { Kept } from './disk.ts'
import { bytesOfBlob, makeKnownBlob } from './kept.ts'

const same = <T>(value: T): T => value

// `undefined` in a database looks like nothing there.
const absent = { $: 'undefined' }

/** For IndexedDB, which copies what it is given. Throws `storage-value` for a Blob that nobody has read. */
export function toCloned({ value, clones }: Pick<Kept, 'value' | 'clones'>): unknown {
  if (value === undefined) return absent
  if (clones) return value
  const encoder = new Encoder({
    copy: false,
    number: same,
    nothing: () => undefined,
    date: same,
    binary(binary) {
      if (isBuffer(binary)) return binary
      return { $: 'blob', type: readable(binary).type, bytes: bytesOfBlob(binary) }
    }
  })
  return encoder.value(value)
}

/** From what IndexedDB gave, which is the reader's own. */
export const fromCloned = (data: unknown): Value => fromStored(data, makeKnownBlob)

/** Throws `storage-value` for a Blob that nobody has read. `plain`: known to be JSON as it is. */
export function toJsonText(value: Value, plain = false): string {
  if (plain) return JSON.stringify(value)
  const json = encodeJsonWith(value, (binary) => {
    if (isBuffer(binary)) return encodeJson(binary)
    const base64 = toBase64(new Uint8Array(bytesOfBlob(binary)))
    return { $: 'blob', type: readable(binary).type, base64 }
  })
  return JSON.stringify(json)
}

export function fromJsonText(text: string): Value {
  const json: unknown = JSON.parse(text)
  return text.includes('"$":') ? decodeJson(json, makeKnownBlob) : withoutPrototypes(json)
}
