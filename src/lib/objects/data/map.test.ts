import { expect, test } from 'vitest'
import { bang, Command, record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { inputCount } from './expression.ports.ts'

test('rule 13: x, inlet and $1 are the message; $2 and on are cold inlets', () => {
  const o = testObject(catalogue, 'map x + $1 * $2 + inlet * $3')
  o.in(1, 10)
  o.in(2, 100)
  expect(o.out).toStrictEqual([])
  o.in(0, 2)
  expect(o.out).toStrictEqual([[0, 2 + 20 + 200]])
})

test('rule 2: true and false are 1 and 0, undefined sends nothing, null is an error', () => {
  const o = testObject(catalogue, 'map x === 1 ? true : x === 2 ? false : x === 3 ? undefined : null')
  for (const x of [1, 2, 3, 4]) o.in(0, x)
  expect(o.out).toStrictEqual([
    [0, 1],
    [0, 0]
  ])
  expect(o.errors.map((line) => line.code)).toStrictEqual(['expr-null'])
})

test('rule 6: a list and a record arrive whole, and records leave', () => {
  const list = testObject(catalogue, 'map x.map(n => n * 2)')
  list.in(0, [1, 2])
  expect(list.out).toStrictEqual([[0, [2, 4]]])
  const reply = testObject(catalogue, 'map: x.found ? x.value : 0')
  reply.in(0, record({ op: 'get', key: 'count', value: 5, found: true }))
  reply.in(0, record({ op: 'get', key: 'count', value: null, found: false }))
  expect(reply.out.map(([, value]) => value)).toStrictEqual([5, 0])
  const make = testObject(catalogue, 'map x => ({set: ["count", x]})')
  make.in(0, 3)
  expect(make.out).toStrictEqual([[0, record({ set: ['count', 3] })]])
})

test('a bang and a command are what they are', () => {
  const o = testObject(catalogue, 'map x === bang ? "banged" : x.selector')
  o.in(0, bang)
  o.in(0, new Command('foo', [1]))
  expect(o.out.map(([, value]) => value)).toStrictEqual(['banged', 'foo'])
})

test('an error says where, stands on the box, and the next message works', () => {
  const o = testObject(catalogue, 'map x.docs.length')
  o.in(0, 1)
  o.in(0, record({ docs: [1, 2] }))
  expect(o.errors[0]).toMatchObject({ code: 'expr-undefined', object: 'map x.docs.length' })
  expect(o.out).toStrictEqual([[0, 2]])
  expect(testObject(catalogue, 'map x +').errors[0]).toMatchObject({ code: 'expr-syntax' })
  expect(testObject(catalogue, 'map').errors[0]).toMatchObject({ code: 'expr-empty' })
})

test('the number of inputs is read from the text alone', () => {
  expect(['x + 1', '$1', '$2 + $4', '(a, b, c) => a', 'x => $3', '$23', 'a$2'].map(inputCount)).toStrictEqual(
    [1, 1, 4, 3, 3, 1, 1]
  )
})
