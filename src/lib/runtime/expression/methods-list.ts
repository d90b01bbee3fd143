// The methods of a list. Messages are immutable, so `sort`, `reverse` and `fill` work on a copy and give it; what exists only to
// change a list (push, splice, …) is not here. Whatever makes a list pays for its elements first.
import { LoadbangError } from '../errors.ts'
import type { Meter } from './limits.ts'
import { integer, needFn, position, type Method, type Methods } from './methods-type.ts'
import { type Fn, joined, storable, toNumber, toText } from './values.ts'

type List = readonly unknown[]

/** A method that hands every element to a function, which gets (element, index, list). */
const each =
  (
    name: string,
    run: (list: List, call: (item: unknown, index: number) => unknown) => unknown
  ): Method<List> =>
  (list, args, meter) => {
    const fn = needFn(args[0], name)
    meter.spend(list.length)
    return run(list, (item, index) => fn.call([item, index, list]))
  }

function flattened(meter: Meter, list: List, depth: number): unknown[] {
  const flat: unknown[] = []
  const visit = (items: List, left: number): void => {
    meter.spend(items.length + 1)
    for (const item of items) {
      if (Array.isArray(item) && left > 0) visit(item, left - 1)
      else flat.push(item)
    }
  }
  visit(list, Math.min(depth, 100))
  return flat
}

/** Elements in the order of a comparing function, or of their texts; undefined comes last, as in JavaScript. */
function sorted(meter: Meter, list: List, by: unknown): unknown[] {
  meter.spend(list.length)
  if (by !== undefined) {
    const fn: Fn = needFn(by, 'sort')
    return list.toSorted((a, b) => toNumber(meter, fn.call([a, b])))
  }
  const present = list.filter((item) => item !== undefined)
  const keyed = present.map((item) => ({ item, key: item === null ? 'null' : toText(meter, item) }))
  keyed.sort((a, b) => {
    meter.same(a.key, b.key)
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
  })
  const rest = Array.from({ length: list.length - present.length }, () => undefined)
  return [...keyed.map(({ item }) => item), ...rest]
}

const reduced =
  (right: boolean): Method<List> =>
  (list, args, meter) => {
    const fn = needFn(args[0], right ? 'reduceRight' : 'reduce')
    meter.spend(list.length)
    const step = (sum: unknown, item: unknown, index: number): unknown => fn.call([sum, item, index, list])
    if (args.length < 2 && list.length === 0) {
      throw new LoadbangError('expr-empty-list', 'An empty list cannot be reduced.', 'Give a first value.')
    }
    if (right) return args.length < 2 ? list.reduceRight(step) : list.reduceRight(step, args[1])
    return args.length < 2 ? list.reduce(step) : list.reduce(step, args[1])
  }

/** Pays for looking at every element for one that is `wanted`. */
function seek(meter: Meter, list: List, wanted: unknown): void {
  meter.spend(list.length)
  meter.same(wanted, wanted, list.length)
}

/** A copy, paid for. */
const copy = (meter: Meter, list: List): unknown[] => {
  meter.spend(list.length)
  return [...list]
}

export const LIST_METHODS: Methods<List> = new Map<string, Method<List>>([
  ['at', (l, a, m) => l.at(integer(m, a[0]))],
  [
    'concat',
    (l, a, m) => {
      const all = copy(m, l)
      for (const item of a) {
        if (!Array.isArray(item)) all.push(storable(item))
        else {
          m.spend(item.length)
          for (const part of item) all.push(part)
        }
      }
      return all
    }
  ],
  ['every', each('every', (l, call) => l.every(call))],
  ['fill', (l, a, m) => copy(m, l).fill(storable(a[0]), position(m, a[1]), position(m, a[2]))],
  ['filter', each('filter', (l, call) => l.filter(call))],
  ['find', each('find', (l, call) => l.find(call))],
  ['findIndex', each('findIndex', (l, call) => l.findIndex(call))],
  ['findLast', each('findLast', (l, call) => l.findLast(call))],
  ['findLastIndex', each('findLastIndex', (l, call) => l.findLastIndex(call))],
  ['flat', (l, a, m) => flattened(m, l, a[0] === undefined ? 1 : integer(m, a[0]))],
  [
    'flatMap',
    (l, a, m) => {
      const fn = needFn(a[0], 'flatMap')
      m.spend(l.length)
      return flattened(
        m,
        l.map((item, i) => storable(fn.call([item, i, l]))),
        1
      )
    }
  ],
  ['includes', (l, a, m) => (seek(m, l, a[0]), l.includes(a[0], integer(m, a[1])))],
  ['indexOf', (l, a, m) => (seek(m, l, a[0]), l.indexOf(a[0], integer(m, a[1])))],
  ['join', (l, a, m) => joined(m, l, a[0] === undefined ? ',' : toText(m, a[0]), 0)],
  [
    'lastIndexOf',
    (l, a, m) => (
      seek(m, l, a[0]),
      a.length < 2 ? l.lastIndexOf(a[0]) : l.lastIndexOf(a[0], integer(m, a[1]))
    )
  ],
  ['map', each('map', (l, call) => l.map((item, i) => storable(call(item, i))))],
  ['reduce', reduced(false)],
  ['reduceRight', reduced(true)],
  ['reverse', (l, _, m) => copy(m, l).reverse()],
  ['slice', (l, a, m) => (m.spend(l.length), l.slice(position(m, a[0]), position(m, a[1])))],
  ['some', each('some', (l, call) => l.some(call))],
  ['sort', (l, a, m) => sorted(m, l, a[0])],
  ['toReversed', (l, _, m) => copy(m, l).reverse()],
  ['toSorted', (l, a, m) => sorted(m, l, a[0])],
  ['toString', (l, _, m) => joined(m, l, ',', 0)],
  [
    'with',
    (l, a, m) => {
      const at = integer(m, a[0])
      if (at >= l.length || at < -l.length) {
        throw new LoadbangError('expr-range', `The list has no element ${at}.`, 'Look at its length first.')
      }
      return copy(m, l).with(at, storable(a[1]))
    }
  ]
])
