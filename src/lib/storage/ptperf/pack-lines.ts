// Lines of stored data on their way into a file: deflated as they come, into room on the side, since what a zip entry says of its
// size stands before it, and the binaries that the lines refer to stand there, too.
import { Deflate, Inflate } from 'fflate'
import { crc32 } from '../bytes/crc32.ts'
import { piecesOf } from '../bytes/pieces.ts'
import type { MakeScratch } from '../bytes/scratch.ts'
import { Sha256 } from '../bytes/sha256.ts'
import { perfLimits } from './limits.ts'
import type { ZipContent } from './zip-writer.ts'

/** Bytes that are deflated at once; always as many, so that the same lines give the same bytes however they come. */
const PORTION = 2 ** 16

export interface PackedLines extends ZipContent {
  readonly sha256: string
  /** Lines but the first, which says the version. */
  readonly count: number
  remove(): Promise<void>
}

export interface LinePacker {
  add(line: string): Promise<void>
  end(): Promise<PackedLines>
  /** Gives the room back, whether ended or not. */
  remove(): Promise<void>
}

/** The first line is written at once. */
export async function packLines(makeScratch: MakeScratch): Promise<LinePacker> {
  const scratch = await makeScratch()
  const encoder = new TextEncoder()
  const hash = new Sha256()
  const portion = new Uint8Array(PORTION)
  let filled = 0
  let crc = 0
  let size = 0
  let packedSize = 0
  let count = -1
  let out: Uint8Array[] = []
  const deflater = new Deflate({ level: 6 }, (chunk) => out.push(chunk))

  async function send(last: boolean): Promise<void> {
    // A copy: the deflater keeps what it is given.
    const bytes = portion.slice(0, filled)
    hash.update(bytes)
    crc = crc32(bytes, crc)
    size += filled
    filled = 0
    deflater.push(bytes, last)
    for (const chunk of out) {
      packedSize += chunk.length
      await scratch.write(chunk)
    }
    out = []
  }

  async function add(line: string): Promise<void> {
    const bytes = encoder.encode(`${line}\n`)
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + PORTION - filled)
      portion.set(part, filled)
      filled += part.length
      at += part.length
      if (filled === PORTION) await send(false)
    }
    count++
  }

  await add(JSON.stringify({ version: 1 }))
  return {
    add,
    async end() {
      await send(true)
      const packed = await scratch.end()
      // What would be taken for a bomb (megabytes of zeros pack that tight), or is more than is inflated, stands as it is.
      const deflated = !isTight(size, packedSize) && size <= perfLimits.inflated / 2
      return {
        crc,
        size,
        packedSize: deflated ? packedSize : size,
        deflated,
        sha256: hash.digest(),
        count,
        bytes: () => (deflated ? piecesOf(packed) : inflated(packed)),
        remove: () => scratch.remove()
      }
    },
    remove: () => scratch.remove()
  }
}

/** Whether a reader would take these bytes for a bomb. */
export const isTight = (size: number, packedSize: number): boolean =>
  size > perfLimits.ratioFrom && packedSize * perfLimits.ratio * 0.9 < size

async function* inflated(packed: Blob): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  const inflater = new Inflate((chunk) => out.push(chunk))
  let left = packed.size
  for await (const piece of piecesOf(packed)) {
    // In sips, each of which may become a thousand times as many bytes.
    for (let at = 0; at < piece.length; at += PORTION / 4) {
      const sip = piece.subarray(at, at + PORTION / 4)
      left -= sip.length
      inflater.push(sip, left === 0)
      yield* out
      out = []
    }
  }
}
