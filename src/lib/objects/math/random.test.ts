import { expect, test } from 'vitest'
import { bang } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test("Pd's numbers, bit for bit; each instance has a seed of its own, in load order (rule 20)", async () => {
  const p = testPatch(
    catalogue,
    { l: 'loadbang', n: 'msg 5', u: 'until', a: 'random 100', b: 'random 100', pa: 'print a', pb: 'print b' },
    ['l n', 'n u', 'u a', 'u b', 'a pa', 'b pb']
  )
  await p.run()
  expect(p.lines.filter((line) => line.startsWith('a'))).toStrictEqual([
    'a: 74',
    'a: 56',
    'a: 76',
    'a: 48',
    'a: 55'
  ])
  expect(p.lines.filter((line) => line.startsWith('b'))).not.toStrictEqual([
    'b: 74',
    'b: 56',
    'b: 76',
    'b: 48',
    'b: 55'
  ])
})

test('seed begins a sequence anew; a bound below 1 gives 0', () => {
  const o = testObject(catalogue, 'random 1000')
  const draw = (): unknown => {
    o.out.length = 0
    for (let i = 0; i < 4; i++) o.in(0, bang)
    return o.out.map(([, value]) => value)
  }
  o.in(0, ['seed', 7])
  const first = draw()
  o.in(0, ['seed', 7])
  expect(draw()).toStrictEqual(first)
  o.in(1, -4)
  expect(draw()).toStrictEqual([0, 0, 0, 0])
})
