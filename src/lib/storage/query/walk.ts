// Where a dotted path leads in a document: into records by name, into lists by number, and by name into every element of a list.
import type { List, Value } from '../../runtime/message.ts'

export interface Path {
  readonly text: string
  readonly keys: readonly string[]
}

const INDEX = /^(0|[1-9]\d*)$/

export const pathOf = (text: string): Path => ({ text, keys: text.split('.') })

/** A field of a record; undefined in anything else. Documents have no prototype, so most reads are plain ones. */
export function fieldOf(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null) return undefined
  const plain = Object.getPrototypeOf(value) === null || Object.hasOwn(value, key)
  return plain ? (value as { readonly [key: string]: Value })[key] : undefined
}

/**
 * Whether `test` holds for one of the values that a path reaches: what lies there, and where that is a list, also its elements.
 * A path that ends early reaches what ended it (nothing), but in a list, where there is no place for it, it reaches no value.
 */
export function reaches(
  value: Value,
  keys: readonly string[],
  from: number,
  test: (value: Value) => boolean
): boolean {
  if (Array.isArray(value)) return reachesInList(value as List, keys, from, test)
  if (from === keys.length || value === null || value === undefined) return test(value)
  return reaches(fieldOf(value, keys[from]!), keys, from + 1, test)
}

function reachesInList(
  list: List,
  keys: readonly string[],
  from: number,
  test: (value: Value) => boolean
): boolean {
  const key = keys[from]
  if (key !== undefined && INDEX.test(key)) {
    const index = Number(key)
    return index < list.length && reaches(list[index], keys, from + 1, test)
  }
  for (let i = 0; i < list.length; i++) if (reaches(list[i], keys, from, test)) return true
  return key === undefined && test(list)
}

/** Whether `test` holds for a value that lies exactly where a path leads: lists there are not opened, absent ones not tested. */
export function holds(
  value: Value,
  keys: readonly string[],
  from: number,
  test: (value: Value) => boolean
): boolean {
  if (from === keys.length) return test(value)
  if (typeof value !== 'object' || value === null) return false
  const key = keys[from]!
  if (Array.isArray(value) && !INDEX.test(key)) {
    for (const item of value as List) if (holds(item, keys, from, test)) return true
    return false
  }
  if (!Object.hasOwn(value, key)) return false
  return holds((value as { readonly [key: string]: Value })[key], keys, from + 1, test)
}

/** The one value that a path leads to, for sorting: into lists only by number. */
export function valueAt(value: Value, keys: readonly string[]): Value {
  let at = value
  for (const key of keys) {
    if (Array.isArray(at)) at = INDEX.test(key) ? (at as List)[Number(key)] : undefined
    else at = fieldOf(at, key)
  }
  return at
}
