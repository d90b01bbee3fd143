// Takes entries out of a zip file, piece by piece: never more bytes than the directory declared, and if the checksum does not agree
// the last piece is followed by an error.
import { Inflate } from 'fflate'
import { crc32 } from '../bytes/crc32.ts'
import { piecesOf } from '../bytes/pieces.ts'
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'
import { readJson } from './read-json.ts'
import type { ZipEntry } from './zip-directory.ts'

/** Bytes that are inflated at once; they may become a thousand times as many. */
const SIP = 2 ** 14

export async function* unpacked(
  file: Blob,
  entry: ZipEntry,
  signal?: AbortSignal
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const packed = piecesOf(file.slice(entry.start, entry.start + entry.packedSize), signal)
  let crc = 0
  let size = 0
  for await (const piece of entry.method === 0 ? packed : inflated(packed, entry)) {
    crc = crc32(piece, crc)
    size += piece.length
    if (size > entry.size) throw perfError.damaged(entry.name)
    yield piece
  }
  if (size !== entry.size || crc !== entry.crc) throw perfError.damaged(entry.name)
}

/** An entry as a whole. */
export async function unpack(
  file: Blob,
  entry: ZipEntry,
  signal?: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(entry.size)
  let at = 0
  for await (const piece of unpacked(file, entry, signal)) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The JSON in an entry of at most `limit` bytes. */
export async function unpackJson(
  file: Blob,
  entry: ZipEntry,
  limit: number = perfLimits.json,
  signal?: AbortSignal
): Promise<unknown> {
  // Before there is room made for it.
  if (entry.size > limit) throw perfError.tooLarge(entry.name, `${limit / 2 ** 20} MB`)
  return readJson(entry.name, await unpack(file, entry, signal), limit)
}

/** An entry as a Blob: a part of the file where it is stored as it is. */
export async function blobOf(file: Blob, entry: ZipEntry): Promise<Blob> {
  if (entry.method === 0) return file.slice(entry.start, entry.start + entry.packedSize)
  return new Blob([await unpack(file, entry)])
}

async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  entry: ZipEntry
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let out: Uint8Array<ArrayBuffer>[] = []
  const inflater = new Inflate((chunk) => out.push(chunk as Uint8Array<ArrayBuffer>))
  const push = (bytes: Uint8Array, last: boolean): void => {
    try {
      inflater.push(bytes, last)
    } catch {
      throw perfError.damaged(entry.name)
    }
  }
  for await (const piece of packed) {
    for (let at = 0; at < piece.length; at += SIP) {
      push(piece.subarray(at, at + SIP), false)
      yield* out
      out = []
    }
  }
  push(new Uint8Array(), true)
  yield* out
}
