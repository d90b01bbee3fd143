// Writes a zip file as a stream of chunks (PKWARE APPNOTE 6.3.10). Sizes and checksums are known before an entry is begun, so that
// every reader finds them where it looks first; entries bear zip's earliest date, so that the same content gives the same bytes.
import { crc32 } from '../bytes/crc32.ts'
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'
import { CENTRAL, END, LOCAL } from './zip-directory.ts'

export interface ZipContent {
  readonly crc: number
  /** Bytes unpacked, and as they stand in the file; the same where they are stored as they are. */
  readonly size: number
  readonly packedSize: number
  readonly deflated: boolean
  /** The bytes as they stand in the file. */
  bytes(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** Bytes as they are. */
export const storedBytes = (bytes: Uint8Array): ZipContent => ({
  crc: crc32(bytes),
  size: bytes.length,
  packedSize: bytes.length,
  deflated: false,
  bytes: () => [bytes]
})

/** 1980-01-01, 00:00. */
const EARLIEST = 0x0021_0000
/** The version of the format that is needed to read an entry: 2.0. */
const NEEDED = 20
const NAME_IS_UTF8 = 0x800

export class ZipWriter {
  #at = 0
  #count = 0
  #directory: Uint8Array[] = []
  readonly #progress: ((bytes: number) => void) | undefined

  /** `progress` is called with the bytes written so far. */
  constructor(progress?: (bytes: number) => void) {
    this.#progress = progress
  }

  /** One entry. Throws `perf-data-large` where the file would become one that is not read again. */
  async *entry(name: string, content: ZipContent): AsyncGenerator<Uint8Array> {
    const encoded = new TextEncoder().encode(name)
    const header = headerOf(name, encoded, content)
    const local = new Uint8Array(30 + encoded.length)
    new DataView(local.buffer).setUint32(0, LOCAL, true)
    local.set(header, 4)
    local.set(encoded, 30)
    const central = new Uint8Array(46 + encoded.length)
    const view = new DataView(central.buffer)
    view.setUint32(0, CENTRAL, true)
    view.setUint16(4, NEEDED, true)
    central.set(header, 6)
    view.setUint32(42, this.#at, true)
    central.set(encoded, 46)
    this.#directory.push(central)
    this.#count++
    this.#at += local.length + content.packedSize
    if (this.#at > perfLimits.file || this.#count > perfLimits.entries) throw perfError.dataTooLarge(this.#at)
    yield local
    let left = content.packedSize
    for await (const bytes of content.bytes()) {
      yield bytes
      left -= bytes.length
      this.#progress?.(this.#at - left)
    }
  }

  /** The table of contents. */
  *end(): Generator<Uint8Array> {
    const size = this.#directory.reduce((sum, { length }) => sum + length, 0)
    if (this.#at + size + 22 > perfLimits.file) throw perfError.dataTooLarge(this.#at + size)
    yield* this.#directory
    const end = new Uint8Array(22)
    const view = new DataView(end.buffer)
    view.setUint32(0, END, true)
    view.setUint16(8, this.#count, true)
    view.setUint16(10, this.#count, true)
    view.setUint32(12, size, true)
    view.setUint32(16, this.#at, true)
    yield end
  }
}

/** What both headers of an entry have in common, from the version on. */
function headerOf(name: string, encoded: Uint8Array, content: ZipContent): Uint8Array {
  const header = new Uint8Array(26)
  const view = new DataView(header.buffer)
  view.setUint16(0, NEEDED, true)
  view.setUint16(2, encoded.length === name.length ? 0 : NAME_IS_UTF8, true)
  view.setUint16(4, content.deflated ? 8 : 0, true)
  view.setUint32(6, EARLIEST, true)
  view.setUint32(10, content.crc, true)
  view.setUint32(14, content.packedSize, true)
  view.setUint32(18, content.size, true)
  view.setUint16(22, encoded.length, true)
  return header
}
