// Files taken apart and put together again, for tests that need them wrong in one place and right in all others.
import { unzipSync, zipSync } from 'fflate'
import { sha256 } from '../../bytes/sha256.ts'
import { CHECKSUMS, PERFORMANCE } from '../format.ts'
import { CENTRAL, END, LOCAL } from '../zip-directory.ts'

export type Entries = Record<string, Uint8Array>
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The file with its entries changed. Its checksums stay what they were. */
export function altered(file: Uint8Array, change: (entries: Entries) => void): Uint8Array {
  const entries: Entries = unzipSync(file)
  change(entries)
  return zipSync(entries)
}

/** The same with checksums that are right, so that whoever reads it gets as far as what was changed. */
export async function honest(file: Uint8Array, change: (entries: Entries) => void): Promise<Uint8Array> {
  const entries: Entries = unzipSync(file)
  delete entries[CHECKSUMS]
  change(entries)
  if (!entries[CHECKSUMS]) {
    const sums: Record<string, string> = {}
    for (const [name, bytes] of Object.entries(entries)) sums[name] = await sha256(bytes)
    entries[CHECKSUMS] = utf8(JSON.stringify({ version: 1, sha256: sums }))
  }
  // Stored, so that nothing is refused for being packed too tight.
  return zipSync(entries, { level: 0 })
}

/** An honest file with `performance.json` changed, as JSON or as its text. */
export function withPerformance(
  file: Uint8Array,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is changed is whatever a test breaks
  change: (performance: any) => unknown
): Promise<Uint8Array> {
  return honest(file, (entries) => {
    const performance: unknown = JSON.parse(textOf(entries[PERFORMANCE]!))
    const other = change(performance)
    entries[PERFORMANCE] = utf8(typeof other === 'string' ? other : JSON.stringify(performance))
  })
}

/** An honest file with the lines of an entry changed. */
export function withLines(
  file: Uint8Array,
  name: string,
  change: (lines: string[]) => string[] | string
): Promise<Uint8Array> {
  return honest(file, (entries) => {
    const lines = change(textOf(entries[name]!).trimEnd().split('\n'))
    entries[name] = utf8(typeof lines === 'string' ? lines : lines.map((line) => `${line}\n`).join(''))
  })
}

/** Where the headers of a zip file stand. */
export interface Places {
  /** By name: the entry's own header, and the one in the table of contents. */
  entries: { name: string; local: number; central: number }[]
  end: number
}

export function placesIn(file: Uint8Array): Places {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let end = file.length - 22
  while (view.getUint32(end, true) !== END) end--
  const entries: Places['entries'] = []
  let central = view.getUint32(end + 16, true)
  while (view.getUint32(central, true) === CENTRAL) {
    const length = view.getUint16(central + 28, true)
    const local = view.getUint32(central + 42, true)
    if (view.getUint32(local, true) !== LOCAL) throw new RangeError('no entry')
    entries.push({ name: textOf(file.subarray(central + 46, central + 46 + length)), local, central })
    central += 46 + length + view.getUint16(central + 30, true) + view.getUint16(central + 32, true)
  }
  return { entries, end }
}

/** A copy with numbers set in it: [place, bytes, value]. */
export function patched(
  file: Uint8Array,
  ...changes: readonly (readonly [at: number, bytes: 2 | 4, value: number])[]
): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  for (const [at, bytes, value] of changes) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
  }
  return copy
}
