import { expect, test } from 'vitest'
import { bang, Command, record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('the first inlet sends, the others store', () => {
  const o = testObject(catalogue, 'pack 1 s f')
  o.in(0, bang)
  o.in(1, 'word')
  o.in(2, 3)
  o.in(0, 9)
  expect(o.out).toStrictEqual([
    [0, [1, 'symbol', 0]],
    [0, [9, 'word', 3]]
  ])
})

test('a list that was sent does not change with the next one (rule 3)', () => {
  const o = testObject(catalogue, 'pack')
  o.in(0, [1, 2])
  o.in(0, [3, 4])
  expect(o.out.map(([, list]) => list)).toStrictEqual([
    [1, 2],
    [3, 4]
  ])
})

test('an atom of the wrong type is an error, and its place keeps what it had', () => {
  const o = testObject(catalogue, 'pack 1 2')
  o.in(1, 'word')
  o.in(0, new Command('set', [5]))
  o.in(0, 7)
  expect(o.errors.map((line) => line.code)).toStrictEqual(['type-mismatch', 'type-mismatch'])
  expect(o.out).toStrictEqual([[0, [7, 5]]])
})

test('`a` takes anything: a record is one atom (rule 12)', () => {
  const o = testObject(catalogue, 'pack a a')
  const [r, bytes] = [record({ n: 1 }), new Uint8Array(2)]
  o.in(1, bytes)
  o.in(0, r)
  expect(o.out).toStrictEqual([[0, [r, bytes]]])
  expect((o.out[0]![1] as unknown[])[0]).toBe(r)
})

test('an unknown type is an error at creation', () => {
  expect(testObject(catalogue, 'pack wrong').errors[0]).toMatchObject({ code: 'bad-type' })
})
