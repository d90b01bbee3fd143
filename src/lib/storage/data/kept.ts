// Values on their way in: copied and measured at once, so that whoever asked may go on changing theirs. The bytes of Blobs come by
// promise, but must be at hand inside a transaction: they are read before, and remembered as long as the Blob is.
import type { ReadableBlob } from '../../runtime/codec/blob.ts'
import { readable } from '../../runtime/codec/blob.ts'
import type { BlobLike, Value } from '../../runtime/message.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { badValue, valueTooLarge } from '../errors.ts'
import { Copier } from '../query/copy.ts'
import type { Kept } from './disk.ts'

const bytesOfBlobs = new WeakMap<object, ArrayBuffer>()

/** A Blob of these bytes, which it remembers. */
export function makeKnownBlob(bytes: Uint8Array<ArrayBuffer>, type: string): Blob {
  const blob = new Blob([bytes], { type })
  const whole = bytes.byteLength === bytes.buffer.byteLength
  bytesOfBlobs.set(blob, whole ? bytes.buffer : bytes.slice().buffer)
  return blob
}

/** Reads what must be at hand; null where all of it is. */
export function readBlobs(blobs: readonly BlobLike[] | null): Promise<unknown> | null {
  const unread = blobs?.filter((blob) => !bytesOfBlobs.has(blob)).map(readable) ?? []
  if (unread.length === 0) return null
  const read = async (blob: ReadableBlob) => void bytesOfBlobs.set(blob, await blob.arrayBuffer())
  const all = Promise.all(unread.map(read))
  // Whoever waits hears of it; until then it must not count as unhandled.
  all.catch(() => {})
  return all
}

/** What a Blob is known to hold; undefined where nobody has read it. */
export const knownBytes = (blob: object): ArrayBuffer | undefined => bytesOfBlobs.get(blob)

/** Throws `storage-value` for a Blob that nobody has read. */
export function bytesOfBlob(blob: object): ArrayBuffer {
  const bytes = bytesOfBlobs.get(blob)
  if (bytes) return bytes
  throw new LoadbangError(
    'storage-value',
    'A Blob that is made while a value is being changed cannot be stored with it.',
    'Make the Blob first, then set the value.'
  )
}

/** Throws `storage-value`. `blobs`: those whose bytes may have to be read first. */
export function keep(value: Value, limit: number): Kept & { blobs: readonly BlobLike[] | null } {
  const copier = new Copier()
  let copy: Value
  try {
    copy = copier.value(value)
    copier.blobs?.forEach(readable)
  } catch (thrown) {
    throw badValue(thrown)
  }
  if (copier.bytes > limit) throw valueTooLarge(copier.bytes, limit)
  const { bytes, clones, json, blobs } = copier
  return { value: copy, bytes, clones, json, blobs }
}
