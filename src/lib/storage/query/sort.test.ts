// The order of values is an order, agrees with equality, and is MongoDB's across kinds; sorting is by it and keeps ties.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, type Value } from '../../runtime/message.ts'
import type { Doc } from '../../runtime/ports.ts'
import { compare, equal } from './compare.ts'
import { parseOptions } from './sort.ts'
import { nothings, numbers, recordOf, strangeScalars, texts, world } from './testing/documents.ts'

const { values, docs } = world(fc.oneof(numbers, texts, nothings, strangeScalars), true)

test('a total order that agrees with equality', () => {
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      const [ab, bc, ac] = [compare(a, b), compare(b, c), compare(a, c)]
      return (
        Math.sign(ab) === -Math.sign(compare(b, a)) &&
        compare(a, a) === 0 &&
        (ab === 0) === equal(a, b) &&
        (ab > 0 || bc > 0 || ac <= 0)
      )
    }),
    { numRuns: 3000 }
  )
})

test('kinds in their order, and what counts within each', () => {
  const sorted: Value[] = [
    null,
    NaN,
    -Infinity,
    -1,
    0,
    Infinity,
    '',
    'Z',
    'a',
    'ä',
    {},
    { a: 1 },
    { a: 2 },
    { b: 0 },
    [],
    [1],
    [1, 0],
    [2],
    new Uint8Array([9]),
    new Uint8Array([1, 2]).buffer,
    false,
    true,
    new Date(NaN),
    new Date(5),
    bang,
    new Command('a'),
    new Command('a', [1])
  ]
  for (const [i, a] of sorted.entries())
    for (const [j, b] of sorted.entries())
      expect([i, j, Math.sign(compare(a, b))]).toEqual([i, j, Math.sign(i - j)])
})

// The model: the names of kinds in a list, and JavaScript's own sort.
const RANKS = ['nothing', 'number', 'string', 'list', 'boolean']
const rank = (value: unknown): number =>
  RANKS.indexOf(
    value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'list' : typeof value
  )
function modelCompare(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (rank(a) === 0) return 0
  if (!Array.isArray(a) || !Array.isArray(b)) return (a as number) < (b as number) ? -1 : a === b ? 0 : 1
  const at = a.findIndex((item, i) => i >= b.length || modelCompare(item, b[i]) !== 0)
  if (at < 0) return a.length - b.length
  return at >= b.length ? 1 : modelCompare(a[at], b[at])
}

test('sorts as a plain model does, first field first, ties as they came', () => {
  const plain = world(fc.oneof(numbers, texts, nothings), true).docs.filter((doc) =>
    Object.values(doc).every((value) => !/\{/.test(JSON.stringify(value) ?? ''))
  )
  const fields = fc.uniqueArray(fc.constantFrom('a', 'b', 'c.0', 'd'), { minLength: 1, maxLength: 3 })
  const sorts = fields.chain((names) =>
    fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fc.constantFrom(1, -1))))
  )
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 8 }), sorts, (list, sort) => {
      const order = parseOptions({ sort: recordOf(sort) }).order!
      const found = [...list].sort((x, y) => order.compare(order.key(x as Doc), order.key(y as Doc)))
      const model = [...list].sort((x, y) => {
        for (const [name, direction] of sort) {
          const [left, right] = [x, y].map((doc) => {
            if (name !== 'c.0') return doc[name]
            return Array.isArray(doc.c) ? (doc.c as unknown[])[0] : undefined
          })
          const difference = direction * modelCompare(left, right)
          if (difference !== 0) return difference
        }
        return 0
      })
      return found.every((doc, i) => doc === model[i])
    })
  )
})

test('any documents can be sorted by any path', () => {
  fc.assert(
    fc.property(docs, fc.constantFrom('a', 'a.b', 'a.0.b', 'b.a', '', '.', 'a.length'), (doc, path) => {
      const order = parseOptions({ sort: { [path]: 1 } }).order!
      return order.compare(order.key(doc as Doc), order.key(doc as Doc)) === 0
    })
  )
})
