// Equality and order of stored values. The order is total: across kinds as kinds.ts lists them, within a kind as told below, and
// it calls equal what equality calls equal.
import type { Command, List, MessageRecord, Value } from '../../runtime/message.ts'
import { Kind, kindOfValue } from './kinds.ts'

/** Deep equality. Nothing and absent are one, NaN equals NaN, bytes are compared by content, Blobs by identity. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return (a ?? null) === (b ?? null) || (a !== a && b !== b)
  const kind = kindOfValue(a)
  if (kind !== kindOfValue(b)) return false
  switch (kind) {
    case Kind.list:
      return (
        (a as List).length === (b as List).length &&
        (a as List).every((item, i) => equal(item, (b as List)[i]))
      )
    case Kind.record:
      return equalRecords(a as MessageRecord, b as MessageRecord)
    case Kind.date:
    case Kind.bang:
    case Kind.command:
      return compare(a, b) === 0
    default: {
      const [left, right] = [bytes(a), bytes(b)]
      return left !== null && right !== null && compareBytes(left, right) === 0
    }
  }
}

/** In any order of their fields. */
function equalRecords(a: MessageRecord, b: MessageRecord): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  )
}

/** Negative where a comes before b, positive where it comes after. */
export function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  const kind = kindOfValue(a)
  const other = kindOfValue(b)
  return kind === other ? compareWithin(kind, a, b) : kind - other
}

function compareWithin(kind: Kind, a: Value, b: Value): number {
  switch (kind) {
    case Kind.number:
    case Kind.boolean:
    case Kind.date:
      return compareNumbers(Number(a), Number(b))
    case Kind.text:
      return compareTexts(a as string, b as string)
    case Kind.list:
      return compareLists(a as List, b as List)
    case Kind.record:
      return compareRecords(a as MessageRecord, b as MessageRecord)
    case Kind.binary:
      return compareBinaries(a as object, b as object)
    case Kind.command: {
      const [left, right] = [a as Command, b as Command]
      return compareTexts(left.selector, right.selector) || compareLists(left.args, right.args)
    }
    default:
      return 0
  }
}

/** NaN (and a date that is none) comes first. */
const compareNumbers = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : Number(b !== b) - Number(a !== a)

/** By UTF-16 code unit. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function compareLists(a: List, b: List): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** By their fields in alphabetical order: the first name that differs, else the first value. */
function compareRecords(a: MessageRecord, b: MessageRecord): number {
  const left = Object.keys(a).sort()
  const right = Object.keys(b).sort()
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const key = left[i]!
    const order = compareTexts(key, right[i]!) || compare(a[key], b[key])
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Fewer bytes first, then by byte. Blobs can only be told apart by their size. */
function compareBinaries(a: object, b: object): number {
  const [left, right] = [bytes(a), bytes(b)]
  return left && right ? compareBytes(left, right) : sizeOf(a, left) - sizeOf(b, right)
}

const sizeOf = (value: object, shown: Uint8Array | null): number =>
  shown?.length ?? (value as { size?: number }).size ?? 0

/** What a buffer or a view shows; null for Blobs and pictures. */
function bytes(value: object): Uint8Array | null {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (Object.prototype.toString.call(value) !== '[object ArrayBuffer]') return null
  return new Uint8Array(value as ArrayBuffer)
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
