// [zl] beside plain JavaScript.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type List, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const something = record({ a: 1 })
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('a', 'b', 'c'),
  fc.constant(something)
)
const list = fc.array(value, { minLength: 1, maxLength: 8 })
const n = fc.nat({ max: 9 })

/** What left, [on the right, on the left] for each time, as lists. */
function sent(text: string, ...messages: [number, Message][]) {
  const o = testObject(catalogue, text)
  for (const [inlet, message] of messages) o.in(inlet, message)
  expect(o.errors).toStrictEqual([])
  const of = (outlet: number) =>
    o.out
      .filter(([i]) => i === outlet)
      .map(([, message]): unknown => (Array.isArray(message) ? message : [message]))
  return { left: of(0), right: of(1), order: o.out.map(([outlet]) => outlet) }
}
const some = (all: List): List[] => (all.length > 0 ? [all] : [])

type Model = (list: List, second: List, n: number) => [left: List, right?: List]
const byNumber: Record<string, Model> = {
  slice: (l, _, at) => [l.slice(0, at), l.slice(at)],
  ecils: (l, _, at) => (at === 0 ? [l, []] : [l.slice(0, -at), l.slice(-at)]),
  rot(l, _, by) {
    const turned = [...l]
    for (let i = 0; i < by; i++) turned.unshift(turned.pop())
    return [turned]
  },
  mth: (l, _, at) => (at < l.length ? [[l[at]], l.filter((__, i) => i !== at)] : [[], l]),
  nth: (l, _, at) => (at > 0 && at <= l.length ? [[l[at - 1]], l.filter((__, i) => i !== at - 1)] : [[], l]),
  len: (l) => [[l.length]],
  rev: (l) => [[...l].reverse()],
  thin: (l) => [l.filter((x, i) => l.indexOf(x) === i)],
  delace: (l) => [l.filter((_, i) => !(i & 1)), l.filter((_, i) => i & 1)],
  sum: (l) => [[l.reduce<number>((sum, x) => sum + (typeof x === 'number' ? x : 0), 0)]]
}
const byList: Record<string, Model> = {
  join: (l, s) => [l.concat(s)],
  sect: (l, s) => [l.filter((x, i) => s.includes(x) && l.indexOf(x) === i)],
  union: (l, s) => [l.concat(s).filter((x, i, all) => all.indexOf(x) === i)],
  unique: (l, s) => [l.filter((x) => !s.includes(x))],
  filter: (l, s) => [l.filter((x) => !s.includes(x))],
  lace: (l, s) => [l.flatMap((x, i) => (i < s.length ? [x, s[i]] : []))],
  indexmap: (l, s) => [
    s.filter((i) => typeof i === 'number' && i >= 0 && i < l.length).map((i) => l[i as number])
  ],
  lookup: (l, s) => [
    l.filter((i) => typeof i === 'number' && i >= 0 && i < s.length).map((i) => s[i as number])
  ],
  compare(l, s) {
    const different = [...Array(Math.max(l.length, s.length)).keys()].filter((i) => l[i] !== s[i])
    return [[Number(different.length === 0)], different]
  }
}

describe.each([...Object.entries(byNumber), ...Object.entries(byList)])('[zl %s]', (mode, model) => {
  test('does what it says, by its argument and by its right inlet, dotted or not', () => {
    fc.assert(
      fc.property(list, list, n, (l, s, number) => {
        const second = mode in byNumber ? [number] : s
        const [left, right = []] = model(l, s, number)
        for (const text of [`zl ${mode}`, `zl.${mode}`]) {
          const found = sent(text, [1, second], [0, l])
          expect(found.left).toStrictEqual(some(left))
          expect(found.right).toStrictEqual(some(right))
          expect(found.order).toStrictEqual(found.order.toSorted((a, b) => b - a))
        }
        if (mode in byNumber) {
          expect(sent(`zl ${mode} ${number}`, [0, l]).left).toStrictEqual(some(left))
        }
        // A bang does it once more.
        expect(sent(`zl ${mode}`, [1, second], [0, l], [0, bang]).left).toStrictEqual([
          ...some(left),
          ...some(left)
        ])
      })
    )
  })
})

test('[zl sort] puts numbers in order, then words; on the right where they stood', () => {
  fc.assert(
    fc.property(list, fc.constantFrom(1, -1), (l, direction) => {
      const { left, right } = sent(`zl sort ${direction}`, [0, l])
      const places = right[0] as number[]
      expect(places.toSorted((a, b) => a - b)).toStrictEqual(l.map((_, i) => i))
      expect(left[0]).toStrictEqual(places.map((i) => l[i]))
      const numbers = (left[0] as List).filter((x) => typeof x === 'number')
      expect(numbers).toStrictEqual(numbers.toSorted((a, b) => (a - b) * direction))
    })
  )
  expect(sent('zl sort', [0, ['b', 2, 'a', 10]]).left).toStrictEqual([[2, 10, 'a', 'b']])
})

test('[zl scramble] keeps all elements, and does the same at every start', () => {
  fc.assert(
    fc.property(list, (l) => {
      const found = sent('zl scramble', [0, l])
      const places = found.right[0] as number[]
      expect(places.toSorted((a, b) => a - b)).toStrictEqual(l.map((_, i) => i))
      expect(found.left[0]).toStrictEqual(places.map((i) => l[i]))
      expect(sent('zl scramble', [0, l])).toStrictEqual(found)
    })
  )
})

test('[zl iter], [zl group], [zl stream] cut what comes', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 4 }), fc.integer({ min: 1, max: 4 }), (lists, length) => {
      const messages = lists.map((l): [number, Message] => [0, l])
      const all = lists.flat()
      const cut = (items: List) =>
        items.flatMap((_, i) => (i % length === 0 ? [items.slice(i, i + length)] : []))
      expect(sent(`zl iter ${length}`, ...messages).left).toStrictEqual(lists.flatMap(cut))
      expect(sent(`zl group ${length}`, ...messages, [0, bang]).left).toStrictEqual(cut(all))
      const last = all.flatMap((_, i) => (i + 1 < length ? [] : [all.slice(i + 1 - length, i + 1)]))
      expect(sent(`zl stream ${length}`, ...messages).left).toStrictEqual(last)
    })
  )
})

test('[zl queue] and [zl stack] keep lists until a bang; [zl reg] keeps the last', () => {
  fc.assert(
    fc.property(fc.array(fc.option(list, { nil: null })), (steps) => {
      const messages = steps.map((l): [number, Message] => [0, l ?? bang])
      const [queue, stack]: List[][] = [[], []]
      const expected: List[][] = [[], []]
      for (const l of steps) {
        if (l) [queue!, stack!].forEach((each) => each.push(l))
        else {
          expected[0]!.push(...queue!.splice(0, 1))
          expected[1]!.push(...stack!.splice(-1))
        }
      }
      expect(sent('zl queue', ...messages).left).toStrictEqual(expected[0])
      expect(sent('zl stack', ...messages).left).toStrictEqual(expected[1])
    })
  )
  expect(sent('zl reg 1 2', [0, bang], [1, ['x', 3]], [0, bang], [0, 5]).left).toStrictEqual([
    [1, 2],
    ['x', 3],
    [5]
  ])
})

test('[zl change], [zl sub], [zl swap], [zl median]', () => {
  expect(sent('zl change', [0, [1, 2]], [0, [1, 2]], [0, [1]]).left).toStrictEqual([[1, 2], [1]])
  expect(sent('zl sub 1 2', [0, [1, 2, 3, 1, 2, 1]])).toMatchObject({ left: [[1, 4]], right: [[2]] })
  expect(sent('zl swap 0 2', [0, ['a', 'b', 'c']]).left).toStrictEqual([['c', 'b', 'a']])
  expect(sent('zl swap 0 9', [0, ['a', 'b']]).left).toStrictEqual([['a', 'b']])
  expect(sent('zl median', [0, [3, 1, 2]], [0, [4, 1, 2, 3]]).left).toStrictEqual([[2], [2.5]])
})

test('commands are lists too; `mode` changes what is done; what it does not know is an error', () => {
  expect(sent('zl len', [0, new Command('foo', [1, 2])], [0, something]).left).toStrictEqual([[3], [1]])
  expect(sent('zl len', [0, new Command('mode', ['slice', 1])], [0, [7, 8]])).toMatchObject({
    left: [[7]],
    right: [[8]]
  })
  expect(testObject(catalogue, 'zl nonsense').errors).toHaveLength(1)
  expect(testObject(catalogue, 'zl').errors).toHaveLength(1)
})
