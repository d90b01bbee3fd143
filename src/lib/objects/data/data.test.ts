// [float], [int], [symbol]: what holds one value.
import { expect, test } from 'vitest'
import { bang, Command } from '../../runtime/message.ts'
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
