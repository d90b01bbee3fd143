import { describe, expect, test } from 'vitest'
import { bang } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

/** [text of the box, left, result] */
const cases: [string, number, number][] = [
  ['+ 2', 3, 5],
  ['- 2', 3, 1],
  ['* 2', 3, 6],
  ['/ 2', 3, 1.5],
  ['/ 0', 3, 0],
  ['/', 3, 0],
  ['% 3', -7, -1],
  ['% 0', 7, 0],
  ['% 3', -6, 0],
  ['mod 3', -7, 2],
  ['mod -3', -7, 2],
  ['mod 0', 7, 0],
  ['div 3', -7, -3],
  ['div 3', 7, 2],
  ['div 0', 7, 7],
  ['!- 10', 3, 7],
  ['!/ 12', 3, 4],
  ['!/ 12', 0, 0],
  ['== 3', 3, 1],
  ['!= 3', 3, 0],
  ['> 3', 4, 1],
  ['> 3', 3, 0],
  ['< 3', 2, 1],
  ['>= 3', 3, 1],
  ['<= 3', 4, 0],
  ['max 3', 2, 3],
  ['min 3', 2, 2]
]

describe('arithmetic', () => {
  for (const [text, left, result] of cases) {
    test(`[${text}] of ${left} is ${result}`, () => {
      const o = testObject(catalogue, text)
      o.in(0, left)
      expect(o.out).toStrictEqual([[0, result]])
    })
  }

  test.each([
    '+',
    '-',
    '*',
    '/',
    '%',
    'mod',
    'div',
    '!-',
    '!/',
    '==',
    '!=',
    '>',
    '<',
    '>=',
    '<=',
    'max',
    'min'
  ])('[%s]: cold right, bang repeats, a list spreads right to left', (name) => {
    const o = testObject(catalogue, `${name} 2`)
    o.in(0, 12)
    o.in(1, 5)
    expect(o.out).toHaveLength(1)
    o.in(0, bang)
    const other = testObject(catalogue, name)
    other.in(0, [12, 5])
    expect(other.out[0]).toStrictEqual(o.out[1])
    expect([...o.errors, ...other.errors]).toStrictEqual([])
  })

  test('a symbol is an error on the box, and the rest goes on', () => {
    const o = testObject(catalogue, '+ 1')
    o.in(0, 'foo')
    o.in(0, 1)
    expect(o.errors[0]).toMatchObject({ code: 'no-method', nodeId: 'it', object: '+ 1' })
    expect(o.out).toStrictEqual([[0, 2]])
  })

  test('an argument that is no number leaves the box dashed, with the reason', () => {
    const o = testObject(catalogue, '+ one')
    expect(o.errors[0]).toMatchObject({ code: 'bad-argument' })
  })
})
