// The table of contents of a zip file, read and checked before one byte is inflated (PKWARE APPNOTE 6.3.10, sections 4.3.12
// and 4.3.16). fflate inflates; what it does not offer is a look at names, sizes and checksums beforehand.
import { readPart } from '../bytes/pieces.ts'
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

export const END = 0x06054b50
export const CENTRAL = 0x02014b50
export const LOCAL = 0x04034b50
const END_SIZE = 22
const ZIP64 = 0xffffffff
/** Bytes that are read at once while entries' own headers are looked at, most of which lie close to each other. */
const WINDOW = 2 ** 14

/** Throws a `perf-…` error for whatever is not a plain, whole zip file within the limits. */
export async function readDirectory(file: Blob): Promise<ZipEntry[]> {
  if (file.size === 0) throw perfError.empty()
  if (file.size > perfLimits.file) throw perfError.fileTooLarge()
  const read = windowed(file)
  const first = await read(0, Math.min(4, file.size))
  const begins = first.byteLength < 4 ? 0 : first.getUint32(0, true)
  if (begins !== LOCAL && begins !== END) throw perfError.notZip()
  const end = await findEnd(file)
  const { count, size, start } = end
  if (count > perfLimits.entries) throw perfError.tooMany(count)
  if (end.several || start === ZIP64 || start + size > end.at) throw perfError.truncated()
  if (size > perfLimits.directory)
    throw perfError.tooLarge('The table of contents', megabytes(perfLimits.directory))
  const directory = new DataView((await readPart(file, start, start + size)).buffer)
  if (directory.byteLength !== size) throw perfError.truncated()

  const entries: (ZipEntry & Header)[] = []
  const names = new Set<string>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || directory.getUint32(at, true) !== CENTRAL) throw perfError.truncated()
    const nameLength = directory.getUint16(at + 28, true)
    const next =
      at + 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true)
    if (next > size) throw perfError.truncated()
    const nameBytes = bytesOf(directory, at + 46, nameLength)
    const name = readName(nameBytes)
    // A folder's own entry says nothing.
    if (!name.endsWith('/')) {
      if (names.has(name)) throw perfError.twice(name)
      names.add(name)
      entries.push({ ...readEntry(directory, at, name), nameBytes })
    }
    at = next
  }
  if (at !== size) throw perfError.truncated()
  const inOrder = [...entries].sort((a, b) => a.local - b.local)
  for (const entry of inOrder) await readLocal(read, entry, start)
  refuseOverlaps(inOrder)
  return entries.map(({ name, method, crc, packedSize, size, start }) => ({
    name,
    method,
    crc,
    packedSize,
    size,
    start
  }))
}

/** What only the table of contents and the entry's own header need to know of each other. */
interface Header {
  nameBytes: Uint8Array
  flags: number
  local: number
}

type Read = (from: number, length: number) => Promise<DataView>

/** Reads a few bytes here and there; a view that is shorter than asked for ends where the file ends. */
function windowed(file: Blob): Read {
  let from = 0
  let held = new DataView(new ArrayBuffer(0))
  return async (at, length) => {
    if (at < from || at + length > from + held.byteLength) {
      from = at
      held = new DataView((await readPart(file, at, at + Math.max(length, WINDOW))).buffer)
    }
    return new DataView(held.buffer, at - from, Math.max(0, Math.min(length, held.byteLength - (at - from))))
  }
}

interface End {
  /** Where it stands. */
  at: number
  count: number
  size: number
  start: number
  /** The file is one of several. */
  several: boolean
}

async function findEnd(file: Blob): Promise<End> {
  const from = Math.max(0, file.size - END_SIZE - 0xffff)
  const view = new DataView((await readPart(file, from, file.size)).buffer)
  for (let at = view.byteLength - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at + END_SIZE + view.getUint16(at + 20, true) !== view.byteLength) continue
    const count = view.getUint16(at + 10, true)
    return {
      at: from + at,
      count,
      size: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
      several: view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== count
    }
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
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw perfError.badName(new TextDecoder('latin1').decode(bytes))
  }
  if (!isEntryName(name)) throw perfError.badName(name)
  return name
}

function readEntry(view: DataView, at: number, name: string): Omit<ZipEntry & Header, 'nameBytes'> {
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
  if (method === 0 && packedSize !== size) throw perfError.damaged(name)
  if (method === 8) {
    if (size > perfLimits.inflated) throw perfError.tooLarge(name, megabytes(perfLimits.inflated))
    if (size > perfLimits.ratioFrom && size > packedSize * perfLimits.ratio)
      throw perfError.tooLarge(name, `${perfLimits.ratio} times its packed size`)
  }
  return { name, method, crc, packedSize, size, start: 0, flags, local }
}

/** The entry's own header, which must say the same: who reads the file from its beginning reads no other. `end`: of all entries. */
async function readLocal(read: Read, entry: ZipEntry & Header, end: number): Promise<void> {
  const { name, nameBytes, local } = entry
  if (local + 30 > end) throw perfError.truncated()
  const view = await read(local, 30 + nameBytes.length)
  if (view.byteLength < 30 || view.getUint32(0, true) !== LOCAL) throw perfError.truncated()
  const own = bytesOf(view, 30, Math.min(nameBytes.length, view.byteLength - 30))
  const same =
    view.getUint16(26, true) === nameBytes.length &&
    own.length === nameBytes.length &&
    own.every((byte, i) => byte === nameBytes[i]) &&
    view.getUint16(8, true) === entry.method &&
    (view.getUint16(6, true) & SIZES_FOLLOW) === (entry.flags & SIZES_FOLLOW)
  const sizes =
    (entry.flags & SIZES_FOLLOW) !== 0 ||
    (view.getUint32(14, true) === entry.crc &&
      view.getUint32(18, true) === entry.packedSize &&
      view.getUint32(22, true) === entry.size)
  if (!same || !sizes) throw perfError.damaged(name)
  entry.start = local + 30 + nameBytes.length + view.getUint16(28, true)
  if (entry.start + entry.packedSize > end) throw perfError.truncated()
}

/** The flag of an entry whose sizes and checksum stand behind its bytes. */
const SIZES_FOLLOW = 8

const bytesOf = (view: DataView, at: number, length: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + at, length)

const megabytes = (bytes: number): string => `${bytes / 2 ** 20} MB`

/** Entries that share bytes are the trick of the most dangerous zip bombs. In the order of their places. */
function refuseOverlaps(entries: readonly (ZipEntry & Header)[]): void {
  let end = 0
  let total = 0
  for (const entry of entries) {
    if (entry.local < end) throw perfError.damaged(entry.name)
    end = entry.start + entry.packedSize
    if (entry.method === 8) total += entry.size
  }
  if (total > perfLimits.inflatedTotal)
    throw perfError.tooLarge('The file', megabytes(perfLimits.inflatedTotal))
}
