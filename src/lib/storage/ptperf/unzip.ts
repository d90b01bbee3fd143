// Takes entries out of a zip file: never more bytes than the directory declared, and only if the checksum agrees.
import { Inflate } from 'fflate'
import { crc32 } from '../bytes/crc32.ts'
import { perfError } from './errors.ts'
import type { ZipEntry } from './zip-directory.ts'

const PIECE = 64 * 1024

export function unpack(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = file.subarray(entry.start, entry.start + entry.packedSize)
  // A copy, so that one small entry does not keep the whole file in memory.
  const bytes = entry.method === 0 ? packed.slice() : inflate(packed, entry)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw perfError.damaged(entry.name)
  return bytes
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const out = new Uint8Array(entry.size)
  let at = 0
  const inflater = new Inflate((chunk) => {
    if (at + chunk.length > out.length) throw perfError.damaged(entry.name)
    out.set(chunk, at)
    at += chunk.length
  })
  try {
    for (let from = 0; from < packed.length || from === 0; from += PIECE) {
      inflater.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length)
    }
  } catch {
    throw perfError.damaged(entry.name)
  }
  return out.subarray(0, at)
}
