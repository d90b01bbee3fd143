// The order of boxes and of an outlet's cables: fractional keys, so that two people may insert at the same place without
// renumbering anything; ties are broken by id. Keys from strangers may be anything: what is no valid key counts as '', which
// sorts before every valid one.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Longer keys than this are renumbered when next touched, and not believed from strangers beyond four times that. */
const long = 64

export interface Ordered {
  id: string
  order: string
}

/** The key as stored, or '' where it is none. */
export function readOrder(value: unknown): string {
  if (typeof value !== 'string' || value.length > long * 4 || !/^[0-9A-Za-z]+$/.test(value)) return ''
  try {
    generateKeyBetween(value, null)
    return value
  } catch {
    return ''
  }
}

export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** A new array in ascending (order, id). */
export function sortByOrder<T extends Ordered>(items: Iterable<T>): T[] {
  return [...items].sort(compareOrder)
}

/** A key after `last` ('' or absent: the first key of all). */
export function orderAfter(last?: string): string {
  return generateKeyBetween(last || null, null)
}

/** `count` ascending keys after `last`. */
export function ordersAfter(last: string | undefined, count: number): string[] {
  return generateNKeysBetween(last || null, null, count)
}

/**
 * The keys that put the item `id` at `position` (counted without it; clamped): usually its own new key alone, all of them
 * where the neighbours' keys leave no room (equal, invalid or grown too long).
 */
export function ordersForMove(items: readonly Ordered[], id: string, position: number): Map<string, string> {
  const others = sortByOrder(items.filter((item) => item.id !== id))
  const at = Math.max(0, Math.min(others.length, Math.trunc(position) || 0))
  const before = others[at - 1]?.order
  const after = others[at]?.order
  const room =
    before !== '' && after !== '' && (before === undefined || after === undefined || before < after)
  if (room) {
    const key = generateKeyBetween(before ?? null, after ?? null)
    if (key.length <= long) return new Map([[id, key]])
  }
  const ids = others.map((item) => item.id)
  ids.splice(at, 0, id)
  const keys = ordersAfter(undefined, ids.length)
  return new Map(ids.map((each, i) => [each, keys[i]!]))
}
