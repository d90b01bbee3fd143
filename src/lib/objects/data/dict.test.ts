// [dict] beside plain nested objects, changed in place.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, record, type List, type Message, type MessageRecord } from '../../runtime/message.ts'
import { testGraph, testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const say = (selector: string, ...args: List) => new Command(selector, args)
type Plain = Record<string, unknown>

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
const values = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom('x', 'y')), {
  minLength: 1,
  maxLength: 3
})

function holder(root: Plain, keys: readonly string[], make: boolean): Plain | undefined {
  let at = root
  for (const key of keys.slice(0, -1)) {
    const next = at[key]
    if (typeof next !== 'object' || next === null || Array.isArray(next)) {
      if (!make) return undefined
      at[key] = {}
    }
    at = at[key] as Plain
  }
  return at
}
const lookUp = (root: Plain, keys: readonly string[]): unknown => holder(root, keys, false)?.[keys.at(-1)!]

interface Step {
  message: Command
  does(root: Plain): void
}
// A word is no place in a list, so nothing is written below one.
const isBelowList = (root: Plain, keys: readonly string[]): boolean =>
  keys.some((_, i) => i > 0 && Array.isArray(lookUp(root, keys.slice(0, i))))
const step = fc.oneof(
  fc.tuple(fc.constantFrom('set', 'replace'), path, values).map(([selector, keys, list]): Step => ({
    message: say(selector, keys.join('::'), ...list),
    does(root) {
      if (isBelowList(root, keys)) return
      holder(root, keys, true)![keys.at(-1)!] = list.length === 1 ? list[0] : list
    }
  })),
  fc.tuple(path, values).map(([keys, list]): Step => ({
    message: say('append', keys.join('::'), ...list),
    does(root) {
      if (isBelowList(root, keys)) return
      const before = lookUp(root, keys)
      const first = before === undefined ? [] : Array.isArray(before) ? (before as unknown[]) : [before]
      holder(root, keys, true)![keys.at(-1)!] = [...first, ...list]
    }
  })),
  path.map((keys): Step => ({
    message: say('remove', keys.join('::')),
    does: (root) => void delete holder(root, keys, false)?.[keys.at(-1)!]
  }))
)

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('after any messages it holds what nested objects would; another box of the name too; saved, it comes back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), path, (steps, looked) => {
      const o = testObject(catalogue, 'dict a -k')
      o.machine.apply(testGraph({ other: 'dict a' }, []))
      const model: Plain = {}
      steps.forEach(({ message, does }, i) => {
        o.machine.play(i % 2 === 0 ? 'it' : 'other', message, 0)
        does(model)
      })
      o.in(0, bang)
      o.in(0, say('contains', looked.join('::')))
      o.in(0, say('getkeys'))
      o.in(0, say('getsize'))
      const keys = Object.keys(model)
      expect(plain(o.out)).toStrictEqual([
        [0, plain(model)],
        [1, lookUp(model, looked) === undefined ? 0 : 1],
        [2, keys.length === 0 ? {} : keys.length === 1 ? keys[0] : keys].map((x, i) =>
          i === 1 && keys.length === 0 ? plain(bang) : x
        ),
        [1, keys.length]
      ])
      // What was sent earlier stays what it was.
      const [, sent] = o.out[0]!
      o.in(0, say('set', 'a::b', 'changed'))
      expect(plain(sent)).toStrictEqual(plain(model))

      o.in(0, record({ x: 0, y: 0 }))
      const [, , content] = o.persisted.at(-1)!
      const again = testObject(catalogue, { text: 'dict b @embed 1', data: record({ content }) })
      again.in(0, say('export'))
      expect(plain(again.out)).toStrictEqual([[0, { x: 0, y: 0 }]])
    })
  )
})

test('get sends what stands there, a record as a record; a bang on the right where nothing does', () => {
  const o = testObject(catalogue, 'dict')
  o.in(0, record({ piano: record({ range: [21, 108] }), on: true }))
  const keys = [
    'piano::range',
    'piano::range::1',
    'piano',
    'on',
    'piano::range::2',
    'piano::range::x',
    'toString'
  ]
  for (const key of keys) o.in(0, say('get', key))
  expect(
    o.out.map(([outlet, value]): unknown => [outlet, value === bang ? 'bang' : plain(value)])
  ).toStrictEqual([
    [1, [21, 108]],
    [1, 108],
    [1, { range: [21, 108] }],
    [1, 1],
    [3, 'bang'],
    [3, 'bang'],
    [3, 'bang']
  ])
})

test('places in lists are written and removed; what is no place is an error', () => {
  const o = testObject(catalogue, 'dict')
  const messages: Message[] = [
    say('set', 'a', 1, 2, 3),
    say('set', 'a::1', 'x'),
    say('set', 'a::3', 4),
    say('remove', 'a::0'),
    say('remove', 'a::9'),
    say('set', 'a::9', 0),
    say('set', '__proto__::x', 0),
    say('get', 'a::'),
    say('merge', record({ b: 2 }))
  ]
  for (const each of messages) o.in(0, each)
  o.in(0, bang)
  expect(plain(o.out.at(-1))).toStrictEqual([0, { a: ['x', 3, 4], b: 2 }])
  expect(o.errors.map(({ code }) => code)).toStrictEqual(['dict-path', 'dict-path', 'dict-path'])
  o.out.length = 0
  o.in(0, say('import', record({ get: 5, more: [1, 2] })))
  o.in(0, say('dump'))
  expect(o.out).toStrictEqual([
    [1, ['get', 5]],
    [1, ['more', 1, 2]]
  ])
})

test('an edit of the arguments keeps the content, and an undo brings it back', () => {
  const o = testObject(catalogue, 'dict a')
  o.in(0, say('set', 'x', 1))
  o.machine.apply(testGraph({ it: { text: 'dict b -k', data: record({ content: record({ x: 9 }) }) } }, []))
  const content = (): MessageRecord => {
    o.out.length = 0
    o.in(0, bang)
    return plain(o.out[0]![1]) as MessageRecord
  }
  expect(content()).toStrictEqual({ x: 1 })
  o.machine.apply(testGraph({ it: { text: 'dict b -k', data: record({ content: record({ x: 5 }) }) } }, []))
  expect(content()).toStrictEqual({ x: 5 })
})
