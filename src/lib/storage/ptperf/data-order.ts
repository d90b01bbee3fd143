// The order in which stored data stands in a file: by scope, then by key or collection, so that the same data gives the same bytes;
// documents of a collection in the order of their insertion. A reader insists on it: so nothing can be there twice.
import type { Scope } from '../../runtime/ports.ts'

export type Place = readonly [scope: string, within: string]

export const placeOf = (scope: Scope, within: string): Place => [JSON.stringify(scope), within]

/** Negative, 0 or positive. By UTF-16 code units, as JavaScript compares. */
export function comparePlaces([a, x]: Place, [b, y]: Place): number {
  if (a !== b) return a < b ? -1 : 1
  return x === y ? 0 : x < y ? -1 : 1
}
