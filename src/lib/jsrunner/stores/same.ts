// Is a stored value still the one that a cell has seen? Values come out of stores as copies, so everything in them is compared. The
// content of Blobs cannot be read at once: they count as the same if their size and type are (see update-desk.ts).
import { Bang, Command, isBinary, type BlobLike, type Value } from '../../runtime/message.ts'
import { bytesOf, isBuffer, kindName } from '../../runtime/codec/bytes.ts'

export function same(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Bang) return b instanceof Bang
  if (a instanceof Command) {
    return b instanceof Command && a.selector === b.selector && same(a.args, b.args)
  }
  if (kindName(a) !== kindName(b)) return false
  if (Array.isArray(a)) return sameList(a as readonly Value[], b as readonly Value[])
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime())
  if (isBuffer(a)) return sameBytes(bytesOf(a), bytesOf(b as ArrayBuffer))
  if (isBinary(a)) return a.size === (b as BlobLike).size && a.type === (b as BlobLike).type
  return sameFields(a as Fields, b as Fields)
}

/** Whether there is something in it that cannot be compared whole. */
export function holdsBlob(value: Value): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Bang)
    return false
  if (value instanceof Command) return holdsBlob(value.args)
  if (isBinary(value)) return !isBuffer(value)
  return Object.values(value).some(holdsBlob)
}

type Fields = { readonly [field: string]: Value }

const sameList = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((item, i) => same(item, b[i]))

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i])

function sameFields(a: Fields, b: Fields): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  )
}
