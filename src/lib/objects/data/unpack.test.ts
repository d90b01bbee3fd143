import { expect, test } from 'vitest'
import { Command, record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('fires right to left; a shorter list leaves the rest silent', () => {
  const o = testObject(catalogue, 'unpack f s f')
  o.in(0, [1, 'b', 3])
  o.in(0, [4])
  expect(o.out).toStrictEqual([
    [2, 3],
    [1, 'b'],
    [0, 1],
    [0, 4]
  ])
})

test('a wrong type is an error, the others leave; a command counts with its selector', () => {
  const o = testObject(catalogue, 'unpack s f')
  o.in(0, new Command('set', ['x']))
  expect(o.out).toStrictEqual([[0, 'set']])
  expect(o.errors[0]).toMatchObject({ code: 'type-mismatch' })
})

test('`a` gives anything', () => {
  const r = record({ n: 1 })
  const o = testObject(catalogue, 'unpack a a')
  o.in(0, [r, [1, 2]])
  expect(o.out).toStrictEqual([
    [1, [1, 2]],
    [0, r]
  ])
})
