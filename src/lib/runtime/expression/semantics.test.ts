// The language of expressions against JavaScript itself: random expressions of the shared subset give what a function made of the
// same text gives. (The oracle runs here only, on text that this test has generated.)
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { record, type Value } from '../message.ts'
import { compileExpression } from './index.ts'

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((n) => (n < 0 ? `(${n})` : `${n}`)),
  fc.constantFrom('0.5', '1e3', '(-0)', 'NaN', 'Infinity', 'Math.PI')
)
const text = fc.constantFrom("''", "'a'", "'Hello'", "'12'", "'a,b,c'", '`t`', "'ünï'")

/** Source text by the type of its value, so that no conversion of records (which differs on purpose) occurs. */
const { num, str, bool, list, rec } = fc.letrec((tie) => {
  const [n, s, b, l] = ['num', 'str', 'bool', 'list'].map((name) => tie(name) as fc.Arbitrary<string>) as [
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>
  ]
  const r = tie('rec') as fc.Arbitrary<string>
  const any = fc.oneof(n, s, b, l)
  const t =
    (...parts: string[]) =>
    (values: readonly string[]) =>
      parts.map((part, i) => part + (values[i] ?? '')).join('')
  return {
    num: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      number,
      fc.constantFrom('$2', 'x.a', 'x.list.length'),
      fc
        .tuple(n, fc.constantFrom('+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>>'), n)
        .map(([a, o, c]) => `(${a} ${o} ${c})`),
      fc
        .tuple(
          n,
          fc.constantFrom('Math.floor', 'Math.abs', 'Math.sign', 'Math.round', 'Number', '-', '+', '~')
        )
        .map(([a, f]) => `${f}(${a})`),
      fc.tuple(n, n).map(t('Math.max(', ', ', ')')),
      fc.tuple(b, n, n).map(t('(', ' ? ', ' : ', ')')),
      fc.tuple(s).map(t('', '.length')),
      fc.tuple(s, s).map(t('', '.indexOf(', ')')),
      fc.tuple(s, n).map(t('', '.charCodeAt(', ')')),
      fc.tuple(s).map(t('parseInt(', ', 10)')),
      fc.tuple(l).map(t('', '.length')),
      fc.tuple(l, n).map(t('', '.reduce((sum, v) => sum + (typeof v === "number" ? v : 1), ', ')')),
      fc.tuple(l, n).map(t('', '.indexOf(', ')'))
    ),
    str: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.constantFrom('x.b', '$3'),
      fc.tuple(s, any).map(t('(', ' + ', ')')),
      fc.tuple(any, any).map(t('`<${', '}|${', '}>`')),
      fc
        .tuple(
          s,
          fc.constantFrom(
            'toUpperCase()',
            'trim()',
            'slice(1)',
            'padStart(6, "*")',
            'repeat(2)',
            'at(-1)',
            'charAt(1)',
            'substring(2, 0)',
            'replace("l", "L")',
            'replaceAll("", "-")',
            'normalize()'
          )
        )
        .map(([a, m]) => `(${a}.${m} ?? "")`),
      fc.tuple(l).map(t('', '.join("-")')),
      fc.tuple(any).map(t('String(', ')')),
      fc.tuple(any).map(t('(typeof ', ')')),
      fc.tuple(l).map(t('(JSON.stringify(', ') ?? "")'))
    ),
    bool: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('true', 'false', '("a" in x)', '("zz" in x)', 'Array.isArray(x)'),
      fc
        .tuple(any, fc.constantFrom('==', '!=', '===', '!==', '<', '<=', '>', '>='), any)
        .map(([a, o, c]) => `(${a} ${o} ${c})`),
      fc.tuple(any).map(t('!', '')),
      fc.tuple(b, b).map(t('(', ' && ', ')')),
      fc.tuple(b, b).map(t('(', ' || ', ')')),
      fc.tuple(s, s).map(t('', '.includes(', ')')),
      fc.tuple(l).map(t('', '.some(v => typeof v === "string")')),
      fc.tuple(l, n).map(t('', '.every((v, i) => i < ', ')'))
    ),
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('[]', 'x.list', 'Object.keys(x)', '[...$3]'),
      fc.tuple(any, any).map(t('[', ', ', ']')),
      fc.tuple(l, any).map(t('[...', ', ', ']')),
      fc.tuple(l).map(t('', '.map((v, i) => [i, v])')),
      fc.tuple(l).map(t('', '.filter(v => v)')),
      fc.tuple(l, n).map(t('', '.slice(', ')')),
      fc.tuple(l, any).map(t('', '.concat(', ')')),
      fc.tuple(l).map(t('', '.flat()')),
      fc.tuple(l).map(t('[...', '].sort()')),
      fc.tuple(l).map(t('[...', '].reverse()')),
      fc.tuple(l).map(t('', '.flatMap(v => [v, v])')),
      fc.tuple(s).map(t('', '.split(",")')),
      fc.tuple(r).map(t('Object.entries(', ')')),
      fc.tuple(n).map(([a]) => `Array.from({length: ${a} & 7}, (_, i) => i)`)
    ),
    rec: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('x', '({})'),
      fc.tuple(any, any).map(t('({a: ', ', "b c": ', '})')),
      fc.tuple(r, any).map(t('({...', ', c: ', '})')),
      fc.tuple(s, any).map(t('({["k" + ', ']: ', '})'))
    )
  }
}) as Record<'num' | 'str' | 'bool' | 'list' | 'rec', fc.Arbitrary<string>>

/** Plain JSON-like data without prototypes, so that both sides compare. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

const INPUT = { a: 3, b: 'bee', list: [4, 'q', 0] }

describe('semantics', () => {
  test('a random expression means what it means in JavaScript', () => {
    fc.assert(
      fc.property(fc.oneof(num, str, bool, list, rec), (source) => {
        const oracle = new Function('x', '$2', '$3', `"use strict"; return (${source})`) as (
          ...a: unknown[]
        ) => unknown
        const inputs: Value[] = [record(INPUT), 7, 'a-b']
        let expected: unknown
        try {
          expected = plain(oracle(INPUT, 7, 'a-b'))
        } catch (thrown) {
          if (!(thrown instanceof TypeError)) throw thrown
          expect(() => compileExpression(source).run(inputs)).toThrow()
          return
        }
        expect(plain(compileExpression(source).run(inputs))).toStrictEqual(expected)
      }),
      { numRuns: 3000 }
    )
  })

  const one = (source: string, ...inputs: Value[]): Value => compileExpression(source).run(inputs)

  test('the inputs: x, inlet, $1 and the arrow parameters', () => {
    expect(one('x + inlet + $1 + $2', 1, 10)).toBe(13)
    expect(one('(a, b) => a * b + x', 3, 5)).toBe(18)
    expect(one('x => ({set: ["count", x]})', 4)).toStrictEqual(record({ set: ['count', 4] }))
    expect(one('() => 7')).toBe(7)
    expect(one('$9', 1)).toBe(undefined)
  })

  test('arrows inside see what is around them', () => {
    expect(one('x.map(a => x.map(b => a * b + $2))', [1, 2], 1)).toStrictEqual([
      [2, 3],
      [3, 5]
    ])
    expect(one('(f => g => f(g(x)))(a => a + 1)(a => a * 10)', 2)).toBe(21)
    expect(one('x.map(x => x + 1)', [1, 2])).toStrictEqual([2, 3])
    expect(one('x.map(Number).filter(Boolean)', ['0', '5'])).toStrictEqual([5])
  })

  test('?. and ?? stop where JavaScript stops', () => {
    expect(one('x?.a.b.c', undefined)).toBe(undefined)
    expect(one('x?.a?.trim() ?? "none"', record({}))).toBe('none')
    expect(one('x.a?.()', record({ a: undefined }))).toBe(undefined)
    expect(() => one('(x?.a).b', undefined)).toThrow('has no "b"')
    expect(() => one('x.docs.length', record({}))).toThrow('At character 8: undefined has no "length".')
  })

  test('sort, reverse and fill leave the message as it was (rule 3)', () => {
    const list = Object.freeze([3, 1, 2])
    expect(one('x.sort()', list)).toStrictEqual([1, 2, 3])
    expect(one('x.sort((a, b) => b - a)', list)).toStrictEqual([3, 2, 1])
    expect(one('x.reverse()', list)).toStrictEqual([2, 1, 3])
    expect(one('x.fill(0, 1)', list)).toStrictEqual([3, 0, 0])
    expect(list).toStrictEqual([3, 1, 2])
  })

  test('Date.now comes from the world, or not at all', () => {
    expect(compileExpression('Date.now() + 1').run([], { now: () => 41 })).toBe(42)
    expect(() => one('Date.now()')).toThrow('no clock')
    expect(one('x.getTime() + x.toISOString()', new Date(0))).toBe('01970-01-01T00:00:00.000Z')
  })
})
