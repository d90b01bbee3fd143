import { expect, test } from 'vitest'
import { record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('passes the message itself on the left where the expression holds, on the right where it does not', () => {
  const o = testObject(catalogue, 'filter x.n > $2')
  o.in(1, 3)
  const [small, big] = [record({ n: 2 }), record({ n: 4 })]
  o.in(0, small)
  o.in(0, big)
  expect(o.out[0]![1]).toBe(small)
  expect(o.out[1]![1]).toBe(big)
  expect(o.out.map(([outlet]) => outlet)).toStrictEqual([1, 0])
})
