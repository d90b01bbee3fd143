import { expect, test } from 'vitest'
import { bang, Command, record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('a bang on a match, else the message on the right; a list is judged by its first element', () => {
  const o = testObject(catalogue, 'sel 1 foo')
  for (const message of [1, 'foo', 2, 'bar', [1, 5]]) o.in(0, message)
  expect(o.out).toStrictEqual([
    [0, bang],
    [1, bang],
    [2, 2],
    [2, 'bar'],
    [0, bang]
  ])
})

test('the cold inlet changes a single argument', () => {
  const o = testObject(catalogue, 'select 1')
  o.in(1, 3)
  o.in(0, 3)
  o.in(0, 1)
  expect(o.out).toStrictEqual([
    [0, bang],
    [1, 1]
  ])
})

test('rule 1: a command is refused; a record leaves on the right', () => {
  const o = testObject(catalogue, 'select foo')
  o.in(0, new Command('foo'))
  expect(o.errors[0]).toMatchObject({ code: 'no-method' })
  const r = record({ foo: 1 })
  o.in(0, r)
  expect(o.out).toStrictEqual([[1, r]])
})
