import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { Params, readParam } from '../../jsrunner/inside/params.ts'
import { declaredBy, type Knob } from './declared.ts'

describe('what a cell declares', () => {
  test('titles and knobs, whatever stands around them', () => {
    expect(
      declaredBy(`// inlets('no')
inlets('pitch', "loud\\'ness")
  outlets(\`chord\`,)
const p = params({
  gain: { value: 0.5, min: 0, max: 1e0, step: .01, title: 'Gain' }, // how loud
  on: true, n: -3, wave: ['sine', 'saw'], /* and */ 'key of': { options: ['c', 'd'], value: 'd' },
}, (name, value) => { send([name, value]) })
recv((x) => {`)
    ).toEqual({
      inlets: ['pitch', "loud'ness"],
      outlets: ['chord'],
      knobs: [
        { name: 'gain', title: 'Gain', kind: 'number', value: 0.5, min: 0, max: 1, step: 0.01 },
        { name: 'on', title: 'on', kind: 'switch', value: 1 },
        { name: 'n', title: 'n', kind: 'number', value: -3 },
        { name: 'wave', title: 'wave', kind: 'choice', value: 0, options: ['sine', 'saw'] },
        { name: 'key of', title: 'key of', kind: 'choice', value: 1, options: ['c', 'd'] }
      ],
      unread: []
    })
  })

  test('nothing is declared by code that does not', () => {
    const none = { inlets: null, outlets: null, knobs: [], unread: [] }
    for (const code of [
      '',
      'recv((x) => send(x))',
      'x.inlets("a")',
      '// params({a: 1})',
      'const inlets2 = 1',
      'f(inlets("a"))'
    ])
      expect(declaredBy(code), code).toEqual(none)
    expect(declaredBy('inlets()')).toEqual({ ...none, inlets: [] })
  })

  test('what is not written out is said, with its line', () => {
    for (const [code, line] of [
      ['inlets(title)', 1],
      ['\n\noutlets(...titles)', 3],
      ['let x = 1\nconst p = params({ a: x })', 2],
      ['params({ a: null })', 1],
      ['params({ a: [] })', 1],
      ['params(', 1],
      ['inlets("a', 1]
    ] as const)
      expect(
        declaredBy(code).unread.map((one) => one.line),
        code
      ).toEqual([line])
  })

  test('any text is read without an error, in time that does not explode', () => {
    const piece = fc.constantFrom(
      'inlets(',
      'params({',
      "'a'",
      '{',
      '}',
      ')',
      ',',
      ':',
      '[',
      ']',
      '\n',
      'a',
      '1',
      '\\',
      '`',
      '${',
      '//',
      '/*'
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void declaredBy(pieces.join(''))))
  })
})

test('a knob on the box stands where the code reads it', () => {
  const name = fc.stringMatching(/^[a-z]{1,5}$/)
  const number = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8)
  const words = fc.array(name, { minLength: 1, maxLength: 4 })
  const spec = fc.oneof(
    number,
    fc.boolean(),
    words,
    fc.record({ value: number, title: name }),
    words.chain((options) => fc.record({ options: fc.constant(options), value: fc.constantFrom(...options) }))
  )
  fc.assert(
    fc.property(fc.dictionary(name, spec, { maxKeys: 5 }), (specs) => {
      const { knobs, unread } = declaredBy(`const p = params(${JSON.stringify(specs)})`)
      expect(unread).toEqual([])
      const params = new Params((fn) => void fn())
      const values = params.declare(specs, undefined)
      expect(knobs.map((knob) => [knob.name, shown(knob)])).toEqual(Object.entries(values))
      // Turned by a hand, to what is saved.
      for (const knob of knobs) {
        const saved = knob.kind === 'choice' ? knob.options.length - 1 : 1
        expect(readParam(specs[knob.name]!, saved)).toBe(shown({ ...knob, value: saved }))
      }
    })
  )
})

const shown = (knob: Knob): number | boolean | string =>
  knob.kind === 'number' ? knob.value : knob.kind === 'switch' ? knob.value !== 0 : knob.options[knob.value]!
