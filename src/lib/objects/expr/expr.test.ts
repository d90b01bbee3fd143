// What native Pd cannot be asked about [expr] here: errors, arrays, names. conformance/expr.test.ts compares the rest.
import { expect, test } from 'vitest'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { bang } from '../../runtime/message.ts'
import { catalogue } from '../catalogue.generated.ts'
import { inletTypes, expressionsOf } from './expr.ports.ts'

const valueOf = (text: string): unknown => {
  const o = testObject(catalogue, `expr ${text}`)
  o.in(0, bang)
  return o.out[0]?.[1]
}

test.each([
  ['7/2', 3],
  ['7/2.', 3.5],
  ['7 / 2.', 3],
  ['1 | 2 & 4', 1],
  ['1 << 33', 2],
  ['max(1\\, 2.5)', 2.5],
  ['random(5, 5)', 5],
  ['0x10', 16],
  ['$0 * 0 + $1 + 2', 2],
  ['', 0]
])('[expr %s] is %d', (text, value) => {
  expect(valueOf(text)).toBe(value)
})

test.each([
  '1 2',
  '(1',
  '1)',
  '1 = 2',
  'foo(1)',
  'max(1)',
  '$s1',
  '"a"',
  '1;;2',
  ';',
  '$f1 + $i1',
  '('.repeat(9999)
])('[expr %s] is refused with the reason', (text) => {
  expect(testObject(catalogue, `expr ${text}`).errors[0]!.code).toMatch(/^expr-(syntax|type)$/)
})

test('what goes wrong at a run is an error on the box, and the result is 0', () => {
  for (const [text, code] of [
    ['5 / 0', 'division-by-zero'],
    ['nobody', 'no-value'],
    ['nothing[0]', 'no-array'],
    ['sum(3)', 'expr-type']
  ]) {
    const o = testObject(catalogue, `expr ${text}`)
    o.in(0, bang)
    expect([o.errors[0]?.code, o.out], text).toStrictEqual([code, [[0, 0]]])
  }
})

test('elements, sums and sizes of an array by name; an index beyond the ends is the end', () => {
  const p = testPatch(
    catalogue,
    {
      e: 'expr t[1] = 7; t[99]; size("t") / 2; Sum("t", 1, 9); avg("$s2"); $s2[$f1]',
      ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`p${i}`, `print ${i}`]))
    },
    [0, 1, 2, 3, 4, 5].map((i) => `e:${i} p${i}`)
  )
  const items = [1, 2, 6]
  p.machine.shared.define('array', 't', {
    get length() {
      return items.length
    },
    get: (i: number) => items[i]!,
    set: (i: number, x: number) => void (items[i] = x)
  })
  p.machine.play('e', 't', 1)
  p.machine.play('e', 2)
  expect(p.errors).toStrictEqual([])
  expect(p.lines).toStrictEqual(['5: 6', '4: 3', '3: 8', '2: 1', '1: 6', '0: 7'])
  expect(items).toStrictEqual([1, 7, 6])
})

test('a value of the same name is shared, and can be sent to', () => {
  const p = testPatch(catalogue, { v: 'value x', s: 's x', e: 'expr x = x + $f1', w: 'v x', p: 'print' }, [
    'w p'
  ])
  p.machine.play('s', 5)
  p.machine.play('e', 2)
  p.machine.play('w', bang)
  expect(p.lines).toStrictEqual(['print: 7'])
})

test('ports follow from the text', () => {
  expect(inletTypes('$f3 + \\$i1')).toStrictEqual(['i', null, 'f'])
  expect(expressionsOf('1 \\; 2;')).toStrictEqual(['1 ', ' 2'])
})
