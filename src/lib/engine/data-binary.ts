// Binaries in stored values, as much of them as is shown: where they lie, what they are, how large.
import { kindName } from '../runtime/codec/bytes.ts'
import { isBinary, isRecord, type Binary, type List, type Value } from '../runtime/message.ts'
import type { BinaryCell } from './data-protocol.ts'

/** `Blob`, `Uint8Array`, … */
export const kindOf = (binary: Binary): string => kindName(binary)

/** MIME type, '' where there is none. */
export const typeOf = (binary: Binary): string => ('type' in binary ? (binary.type ?? '') : '')

export const bytesIn = (binary: Binary): number =>
  'byteLength' in binary ? binary.byteLength : ((binary as { size?: number }).size ?? 0)

export const binaryCell = (binary: Binary, path: readonly string[]): BinaryCell => ({
  path,
  kind: kindOf(binary),
  type: typeOf(binary),
  bytes: bytesIn(binary)
})

/** The first of them, at most `most`, looking at no more than a few thousand values. */
export function binariesIn(value: Value, most = 8): BinaryCell[] {
  const found: BinaryCell[] = []
  let left = 5000
  const look = (value: Value, path: readonly string[]): void => {
    if (found.length >= most || --left < 0 || typeof value !== 'object' || value === null) return
    if (isBinary(value)) found.push(binaryCell(value, path))
    else if (Array.isArray(value)) (value as List).forEach((item, i) => look(item, [...path, String(i)]))
    else if (isRecord(value)) for (const key of Object.keys(value)) look(value[key], [...path, key])
  }
  look(value, [])
  return found
}

/** The binary that lies there; null where there is none. */
export function binaryAt(value: Value, path: readonly string[]): Binary | null {
  let at: Value = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return null
    at = (at as { readonly [key: string]: Value })[step]
  }
  return isBinary(at) ? at : null
}
