import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { portsOf } from '../ports.ts'

const route = (text: string, ...messages: Message[]) => {
  const o = testObject(catalogue, text)
  for (const message of messages) o.in(0, message)
  expect(o.errors).toStrictEqual([])
  return o.out
}

test('by selector: strips it, a bang if nothing is left, the rest on the right', () => {
  expect(
    route(
      'route set add',
      new Command('set', ['count', 5]),
      new Command('add', [3]),
      new Command('set'),
      new Command('x', [1]),
      4
    )
  ).toStrictEqual([
    [0, new Command('count', [5])],
    [1, 3],
    [0, bang],
    [2, new Command('x', [1])],
    [2, 4]
  ])
})

test('by kind', () => {
  expect(route('route bang float symbol list', bang, 3, 'foo', [1, 2], new Command('foo'))).toStrictEqual([
    [0, bang],
    [1, 3],
    [2, 'foo'],
    [3, [1, 2]],
    [4, new Command('foo')]
  ])
})

test('by number', () => {
  expect(route('route 1 2', 1, [2, 3], [2, 'foo', 3], [1, 2, 3], 5, 'foo')).toStrictEqual([
    [0, bang],
    [1, 3],
    [1, new Command('foo', [3])],
    [0, [2, 3]],
    [2, 5],
    [2, 'foo']
  ])
})

test('rule 15: key=value passes the record whole', () => {
  const [get, set] = [record({ op: 'get', found: true }), record({ op: 'set', ok: 1 })]
  const out = route('route op=get ok=1', get, set, record({ op: 'has' }))
  expect(out).toStrictEqual([
    [0, get],
    [1, set],
    [2, record({ op: 'has' })]
  ])
  expect(out[0]![1]).toBe(get)
})

test('rule 15: strictly an atom; quotes, dotted paths, true', () => {
  expect(route('route n=5', record({ n: 5 }), record({ n: '5' })).map(([outlet]) => outlet)).toStrictEqual([
    0, 1
  ])
  expect(route('route n="5"', record({ n: 5 }), record({ n: '5' })).map(([outlet]) => outlet)).toStrictEqual([
    1, 0
  ])
  expect(
    route('route value.kind=x', record({ value: record({ kind: 'x' }) }), record({ value: 3 })).map(
      ([o]) => o
    )
  ).toStrictEqual([0, 1])
  expect(route('route a.b=1', record({ 'a.b': 1 })).map(([o]) => o)).toStrictEqual([0])
  expect(
    route('route found=true', record({ found: true }), record({ found: 1 })).map(([o]) => o)
  ).toStrictEqual([0, 1])
  expect(route('route constructor=x __proto__.a=1', record({})).map(([o]) => o)).toStrictEqual([2])
})

test("rule 15: Pd's symbol op=get still matches itself", () => {
  expect(route('route op=get', new Command('op=get', [1]))).toStrictEqual([[0, 1]])
})

test('rule 6: a record without a match leaves on the right, untouched', () => {
  const r = record({ get: 'count' })
  expect(route('route get', r)[0]).toStrictEqual([1, r])
})

test('the cold inlet changes a single argument', () => {
  const o = testObject(catalogue, 'route 1')
  o.in(1, 2)
  o.in(0, [2, 9])
  const s = testObject(catalogue, 'route op=get')
  s.in(1, 'set')
  s.in(0, record({ op: 'set' }))
  expect([o.out, s.out]).toStrictEqual([[[0, 9]], [[0, record({ op: 'set' })]]])
  expect(portsOf('route 1')!.inlets).toHaveLength(2)
  expect(portsOf('route 1 2')!.inlets).toHaveLength(1)
})
