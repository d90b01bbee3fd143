import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { pdClasses } from '../pd/testing/attempt.ts'
import { importMax } from './import-max.ts'
import { fileOf, patcherOf } from './testing/patcher.ts'

function refusal(text: string): { code: string; message: string } {
  try {
    importMax('test', text, { classes: pdClasses })
    return { code: 'none', message: '' }
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    return { code: thrown.code, message: thrown.message }
  }
}
const box = (more: Record<string, unknown>): string =>
  fileOf({ boxes: [{ box: { id: 'a', maxclass: 'newobj', text: 'print', ...more } }], lines: [] })
const nested = (depth: number): unknown => {
  let patcher: unknown = patcherOf({})
  for (let n = 0; n < depth; n++)
    patcher = { boxes: [{ box: { id: 'a', maxclass: 'newobj', text: 'p', patcher } }] }
  return patcher
}

const bad: Record<string, [text: string, code: string]> = {
  'no JSON': ['hello', 'max-invalid'],
  'an empty file': ['', 'max-invalid'],
  'other JSON': ['{"boxes": []}', 'max-invalid'],
  'a patch of Max 4': ['max v2;\n#N vpatcher 0 0 9 9;\n#P pop;\n', 'max-old'],
  'half a file': [fileOf(patcherOf({ a: 'print' })).slice(0, -20), 'max-json'],
  'deep JSON': [`{"patcher":${'['.repeat(2_000_000)}`, 'max-deep'],
  'deep subpatches': [fileOf(nested(201)), 'max-deep'],
  'boxes that are no list': [fileOf({ boxes: { length: 1 } }), 'max-damaged'],
  'a box that is none': [fileOf({ boxes: [null] }), 'max-damaged'],
  'a box without an id': [box({ id: 5 }), 'max-damaged'],
  'a box without a class': [box({ maxclass: undefined }), 'max-damaged'],
  'a text that is none': [box({ text: { a: 1 } }), 'max-damaged'],
  'a place that is none': [box({ patching_rect: ['left', 0, 1, 1] }), 'max-damaged'],
  'two boxes of one id': [
    fileOf({ boxes: [1, 2].map(() => ({ box: { id: 'a', maxclass: 'button' } })) }),
    'max-damaged'
  ],
  'a cable without ends': [
    fileOf({ boxes: [], lines: [{ patchline: { source: ['a', 0] } }] }),
    'max-damaged'
  ],
  'a wild outlet': [
    fileOf({ boxes: [], lines: [{ patchline: { source: ['a', 1e9], destination: ['a', 0] } }] }),
    'max-damaged'
  ],
  'too many boxes': [
    fileOf({
      boxes: Array.from({ length: 50_001 }, (_, i) => ({ box: { id: `${i}`, maxclass: 'button' } }))
    }),
    'max-size'
  ],
  'a huge text': [box({ text: 'x'.repeat(100_001) }), 'max-size']
}

it.each(Object.entries(bad))('refuses %s', (_, [text, code]) => {
  const said = refusal(text)
  expect(said.code).toBe(code)
  expect(said.message).toMatch(/^.{10,300}\.$/s)
})

it('takes what is odd and harmless', () => {
  expect(refusal(fileOf(nested(200))).code).toBe('none')
  expect(refusal(fileOf({}))).toEqual({ code: 'none', message: '' })
  expect(refusal(`\ufeff  ${fileOf(patcherOf({ a: 'print' }, ['a a']))}`).code).toBe('none')
  expect(refusal(box({ text: '__proto__ constructor', __proto__: null, constructor: 5 })).code).toBe('none')
})

it('answers any damage with a patch or a sentence', () => {
  const file = fileOf(
    patcherOf(
      {
        a: 'loadbang',
        b: { maxclass: 'message', text: '1 2' },
        c: { text: 'p x', patcher: patcherOf({ d: 'print' }) }
      },
      ['a b', 'b c']
    )
  )
  fc.assert(
    fc.property(
      fc.nat(file.length - 1),
      fc.nat(8),
      fc.constantFrom(
        '',
        '"',
        '{',
        '[',
        ']',
        '}',
        ',',
        '0',
        'null',
        '-1',
        '"__proto__"',
        '{}',
        '[[]]',
        '1e999'
      ),
      (at, cut, put) => {
        const { code } = refusal(file.slice(0, at) + put + file.slice(at + cut))
        expect(code).toMatch(/^(none|max-(invalid|json|damaged|deep|size))$/)
      }
    ),
    { seed: 20261126, numRuns: 500 }
  )
})
