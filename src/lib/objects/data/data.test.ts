// [float], [int], [symbol]: what holds one value.
import { expect, test } from 'vitest'
import { bang, Command, record, type List } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const sent = (text: string, ...messages: [number, Parameters<ReturnType<typeof testObject>['in']>[1]][]) => {
  const o = testObject(catalogue, text)
  for (const [inlet, message] of messages) o.in(inlet, message)
  return { values: o.out.map(([, value]) => value), errors: o.errors.map((line) => line.code) }
}

test('[float] holds a number; the right inlet is cold; a symbol that reads as one is one', () => {
  expect(sent('f 5', [0, bang], [1, 7], [0, bang], [0, 2.5], [0, bang]).values).toStrictEqual([
    5, 7, 2.5, 2.5
  ])
  expect(sent('float', [0, '3.5x'], [0, 'x'])).toStrictEqual({ values: [3.5], errors: ['no-number'] })
})

test('[int] cuts toward 0', () => {
  expect(sent('i 1.5', [0, bang], [0, -2.7], [0, -0.5], [1, 3.9], [0, bang]).values).toStrictEqual([
    1, -2, 0, 3
  ])
})

test('[symbol] holds a symbol, and takes the selector of a command', () => {
  const { values } = sent(
    'symbol foo',
    [0, bang],
    [0, 'bar'],
    [1, 'cold'],
    [0, bang],
    [0, new Command('set', [1])],
    [0, 5],
    [0, [1, 2]]
  )
  expect(values).toStrictEqual(['foo', 'bar', 'cold', 'set', 'float', 'list'])
})

test('[prepend] puts atoms before everything, and a record counts as one', () => {
  const o = testObject(catalogue, 'prepend set')
  const r = record({ a: 1 })
  for (const message of [5, 'x', [1, 2], new Command('y', [1]), r, bang]) o.in(0, message)
  o.in(0, new Command('set', ['go', 1]))
  o.in(0, 7)
  const command = (selector: string, ...args: List) => new Command(selector, args)
  expect(o.out.map(([, message]) => message)).toStrictEqual([
    command('set', 5),
    command('set', 'x'),
    command('set', 1, 2),
    command('set', 'y', 1),
    command('set', r),
    command('set'),
    command('go', 1, 7)
  ])
  const numbers = testObject(catalogue, 'prepend 1 2')
  numbers.in(0, 'x')
  expect(numbers.out).toStrictEqual([[0, [1, 2, 'x']]])
  const list = testObject(catalogue, 'prepend list')
  list.in(0, 5)
  list.in(0, [1, 2])
  expect(list.out).toStrictEqual([
    [0, 5],
    [0, [1, 2]]
  ])
})
