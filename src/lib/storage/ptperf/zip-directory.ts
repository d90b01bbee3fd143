// The table of contents of a zip file, read and checked before one byte is inflated (PKWARE APPNOTE 6.3.10, sections 4.3.12
// and 4.3.16). fflate inflates; what it does not offer is a look at names, sizes and checksums beforehand.
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  crc: number
  packedSize: number
  size: number
  /** Where the packed bytes begin. */
  start: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const ZIP64 = 0xffffffff

/** Throws a `perf-…` error for whatever is not a plain, whole zip file within the limits. */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw perfError.empty()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || (view.getUint32(0, true) !== LOCAL && view.getUint32(0, true) !== END))
    throw perfError.notZip()
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  let at = view.getUint32(end + 16, true)
  if (count > perfLimits.entries) throw perfError.tooMany(count)
  if (at === ZIP64 || at + size > end) throw perfError.truncated()
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw perfError.truncated()
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw perfError.truncated()
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength))
    // A folder's own entry says nothing.
    if (!name.endsWith('/')) {
      if (names.has(name)) throw perfError.twice(name)
      names.add(name)
      entries.push(readEntry(view, at, name, end))
    }
    at = next
  }
  refuseOverlaps(entries)
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength)
      return at
  }
  throw perfError.truncated()
}

/** Whether an entry may be called so: neither leading out of the file nor unprintable. */
export function isEntryName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= perfLimits.name &&
    // eslint-disable-next-line no-control-regex -- control characters are just what is looked for
    !/[\u0000-\u001f\u007f\\:]/.test(name) &&
    !name.startsWith('/') &&
    !name.split('/').some((part) => part === '..' || part === '.' || part === '__proto__')
  )
}

function readName(bytes: Uint8Array): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw perfError.badName(new TextDecoder('latin1').decode(bytes))
  }
  if (!isEntryName(name)) throw perfError.badName(name)
  return name
}

function readEntry(view: DataView, at: number, name: string, end: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const crc = view.getUint32(at + 16, true)
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const local = view.getUint32(at + 42, true)
  if (flags & 1) throw perfError.unsupported(name, 'encrypted')
  if (method !== 0 && method !== 8) throw perfError.unsupported(name, 'packed in an unknown way')
  if (packedSize === ZIP64 || size === ZIP64 || local === ZIP64)
    throw perfError.unsupported(name, 'a zip64 entry')
  if (local + 30 > end || view.getUint32(local, true) !== LOCAL) throw perfError.truncated()
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > end) throw perfError.truncated()
  if (method === 0 && packedSize !== size) throw perfError.damaged(name)
  if (method === 8) {
    if (size > perfLimits.inflated) throw perfError.tooLarge(name, `${perfLimits.inflated >> 20} MB`)
    if (size > perfLimits.ratioFrom && size > packedSize * perfLimits.ratio)
      throw perfError.tooLarge(name, `${perfLimits.ratio} times its packed size`)
  }
  return { name, method, crc, packedSize, size, start }
}

/** Entries that share bytes are the trick of the most dangerous zip bombs. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start)
  let end = 0
  let total = 0
  for (const entry of sorted) {
    if (entry.start < end) throw perfError.damaged(entry.name)
    end = entry.start + entry.packedSize
    if (entry.method === 8) total += entry.size
  }
  if (total > perfLimits.inflatedTotal)
    throw perfError.tooLarge('The file', `${perfLimits.inflatedTotal >> 20} MB`)
}
