// The modes of [zl] that make of one list, and perhaps an argument or a second list, another one: nothing is remembered.
import type { List, Value } from '../../runtime/message.ts'
import { compareValues } from '../data/compare-values.ts'

/** What leaves on the left and on the right; the right one first. An empty list is not sent. */
export interface Sent {
  readonly left?: List
  readonly right?: List
}

export type Arranging = (list: List, second: List) => Sent

const numberOf = (second: List, without = 0): number =>
  typeof second[0] === 'number' ? Math.trunc(second[0]) : without
const pair = (list: List, at: number): Sent => ({ left: list.slice(0, at), right: list.slice(at) })
const distinct = (list: List): List => [...new Set(list)]
const whole = (value: Value): number | null => (typeof value === 'number' ? Math.trunc(value) : null)

/** The element at a place, and the others. */
function taken(list: List, place: number): Sent {
  if (place < 0 || place >= list.length) return { right: list }
  return { left: [list[place]], right: list.toSpliced(place, 1) }
}

function at(list: List, places: List): List {
  return places.flatMap((place) => {
    const i = whole(place)
    return i === null || i < 0 || i >= list.length ? [] : [list[i]]
  })
}

function sort(list: List, second: List): Sent {
  const falling = numberOf(second, 1) < 0
  const places = list.map((_, i) => i)
  places.sort((i, j) => (falling ? compareValues(list[j], list[i]) : compareValues(list[i], list[j])))
  return { left: places.map((i) => list[i]), right: places }
}

function compare(list: List, second: List): Sent {
  const longest = Math.max(list.length, second.length)
  const different = Array.from({ length: longest }, (_, i) => i).filter((i) => list[i] !== second[i])
  return { left: [different.length === 0 ? 1 : 0], right: different }
}

const numbersIn = (list: List): number[] => list.filter((value) => typeof value === 'number')

function median(list: List): Sent {
  const sorted = numbersIn(list).sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return {}
  return { left: [sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2] }
}

/** Where the second list stands in the first, counted from 1; on the right, how often. */
function sub(list: List, second: List): Sent {
  if (second.length === 0) return {}
  const places = list.flatMap((_, i) =>
    second.every((value, j) => list[i + j] === value && i + j < list.length) ? [i + 1] : []
  )
  return { left: places, right: [places.length] }
}

function swap(list: List, second: List): Sent {
  const [a, b] = [whole(second[0]), whole(second[1])]
  const inside = (i: number | null): i is number => i !== null && i >= 0 && i < list.length
  if (!inside(a) || !inside(b)) return { left: list }
  return { left: list.with(a, list[b]).with(b, list[a]) }
}

export const arranging: Readonly<Record<string, Arranging>> = {
  compare,
  delace: (list) => ({ left: list.filter((_, i) => i % 2 === 0), right: list.filter((_, i) => i % 2 === 1) }),
  ecils: (list, second) => pair(list, Math.max(0, list.length - Math.max(0, numberOf(second)))),
  filter: (list, second) => ({ left: list.filter((value) => !second.includes(value)) }),
  indexmap: (list, second) => ({ left: at(list, second) }),
  join: (list, second) => ({ left: [...list, ...second] }),
  lace: (list, second) => ({
    left: list.slice(0, second.length).flatMap((value, i) => [value, second[i]])
  }),
  len: (list) => ({ left: [list.length] }),
  lookup: (list, second) => ({ left: at(second, list) }),
  median,
  mth: (list, second) => taken(list, numberOf(second)),
  nth: (list, second) => taken(list, numberOf(second, 1) - 1),
  rev: (list) => ({ left: list.toReversed() }),
  rot(list, second) {
    if (list.length === 0) return {}
    const by = -numberOf(second) % list.length
    return { left: [...list.slice(by), ...list.slice(0, by)] }
  },
  sect(list, second) {
    const both = distinct(list).filter((value) => second.includes(value))
    return { left: both }
  },
  slice: (list, second) => pair(list, Math.max(0, numberOf(second))),
  sort,
  sub,
  sum: (list) => ({ left: [numbersIn(list).reduce((sum, x) => sum + x, 0)] }),
  swap,
  thin: (list) => ({ left: distinct(list) }),
  union: (list, second) => ({ left: distinct([...list, ...second]) }),
  unique: (list, second) => ({ left: list.filter((value) => !second.includes(value)) })
}
