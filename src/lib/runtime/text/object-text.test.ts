// Object boxes: a class word, then atoms.
import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { record, type Value } from '../message.ts'
import { LoadbangError } from '../errors.ts'
import { values } from './testing/arbitrary.ts'
import { formatAtom } from './format.ts'
import { parseObjectText, resolveDollars } from './object-text.ts'

describe('rule 14: class words', () => {
  it.each([
    ['metro 500', 'metro', '500'],
    ['  metro\n500 ', 'metro', '500 '],
    ['', '', ''],
    ['   ', '', ''],
    ['js: x.found ? x.value : 0', 'js', 'x.found ? x.value : 0'],
    ['msg: {get: "count"}', 'msg', '{get: "count"}'],
    ['msg:', 'msg', ''],
    ['route: op=get', 'route', 'op=get'],
    [':', ':', ''],
    ['a\\: 1', 'a:', '1'],
    ['+ 1', '+', '1'],
    ['5', 'float', '5'],
    ['$1 2', '$1', '2'],
    ['my\\ abs 1', 'my abs', '1'],
    ['"my abs" 1', 'my abs', '1'],
    ['"open', '"open', ''],
    ['comment, with a comma', 'comment', ', with a comma'],
    [',x', ',', 'x']
  ])('%s', (text, className, rest) => {
    const parsed = parseObjectText(text)
    expect([parsed.className, parsed.rest]).toEqual([className, rest])
  })
})

describe('atoms', () => {
  it.each<[string, Value[]]>([
    ['kv "my store"', ['my store']],
    ['pack 0 s .5 +3', [0, 's', 0.5, '+3']],
    ['route op=get "a b"', ['op=get', 'a b']],
    ['x {a: [1, 2]} bang list', [record({ a: [1, 2] }), 'bang', 'list']],
    ['x a, b;c \\,', ['a', ',', 'b', ';', 'c', ',']],
    ['x $0-a $1 pre-$2 \\$1 $gt', ['$0-a', '$1', 'pre-$2', '$1', '$gt']],
    ['x', []]
  ])('%s', (text, atoms) => {
    deepStrictEqual(parseObjectText(text).atoms, atoms)
  })

  it('are what formatAtom writes', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), (atoms) => {
        deepStrictEqual(parseObjectText(`pack ${atoms.map(formatAtom).join(' ')}`).atoms, atoms)
      })
    )
  })

  it('rule 13: a raw text is not cut, so that it never fails', () => {
    const parsed = parseObjectText('map {a: x, b: [')
    expect(parsed.rest).toBe('{a: x, b: [')
    expect(() => parsed.atoms).toThrow(LoadbangError)
  })

  it('never throws before the atoms are read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { className, rest } = parseObjectText(text)
        expect(text.endsWith(rest)).toBe(true)
        expect(typeof className).toBe('string')
      })
    )
  })
})

describe('rule 15: keys and values stay one atom', () => {
  it.each<[string, string]>([
    ['route op=get', 'op=get'],
    ['route a.b=5', 'a.b=5'],
    ['route op="get"', 'op="get"'],
    ['route op=my\\ get', 'op=my get']
  ])('%s', (text, atom) => {
    expect(parseObjectText(text).atoms).toEqual([atom])
  })
})

describe('resolveDollars', () => {
  const resolve = (text: string, args: Value[]) => resolveDollars(parseObjectText(text).atoms, args, 1003)
  it.each<[string, Value[], Value[]]>([
    ['x $1 $2', [5, 'a'], [5, 'a']],
    ['x $1', [], [0]],
    ['x pre-$2 pre-$1', ['a'], ['pre-$2', 'pre-a']],
    ['x $0-store $0', [], ['1003-store', 1003]],
    ['x \\$1 "\\$1"', [5], ['$1', '$1']],
    ['x {name: "$0-$1", n: $1}', [5], [record({ name: '1003-5', n: 5 })]],
    ['x $gt a$', [5], ['$gt', 'a$']]
  ])('%s', (text, args, expected) => {
    deepStrictEqual(resolve(text, args), expected)
  })
  it('keeps a list without placeholders as it is', () => {
    const { atoms } = parseObjectText('x 1 a')
    expect(resolveDollars(atoms, [5], 1003)).toBe(atoms)
  })
  it('also takes a part of the atoms', () => {
    const { atoms } = parseObjectText('x a $1 b-$1-$2 $0')
    expect(resolveDollars(atoms.slice(1), [5, 6], 1003)).toEqual([5, 'b-5-6', 1003])
  })
})
