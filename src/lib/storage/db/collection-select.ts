// The first of many in an order, without sorting all of them where few are asked for.
import type { Value } from '../../runtime/message.ts'
import type { Order } from '../query/sort.ts'
import type { Entry } from './collection-entry.ts'

interface Keyed {
  readonly entry: Entry
  readonly key: Value
}

/** The first `count` entries; those of equal keys stay in the order in which they come. */
export function firstInOrder(entries: readonly Entry[], order: Order, count: number): Entry[] {
  const keyed = (entry: Entry): Keyed => ({ entry, key: order.key(entry.doc) })
  const compare = (a: Keyed, b: Keyed): number => order.compare(a.key, b.key)
  if (count * 8 >= entries.length)
    return entries
      .map(keyed)
      .sort(compare)
      .slice(0, count)
      .map(({ entry }) => entry)

  const first: Keyed[] = []
  for (const entry of entries) {
    const next = keyed(entry)
    if (first.length === count && (count === 0 || compare(next, first[count - 1]!) >= 0)) continue
    first.splice(behind(first, next, compare), 0, next)
    if (first.length > count) first.pop()
  }
  return first.map(({ entry }) => entry)
}

/** Where in a sorted list something belongs: behind all that it equals. */
export function behind<T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle]!, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
