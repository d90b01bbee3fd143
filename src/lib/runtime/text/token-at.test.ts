// Completion asks where the caret is (written | here), in texts that are not finished yet.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from './testing/arbitrary.ts'
import { tokenAt } from './token-at.ts'

function at(marked: string, kind: 'object' | 'message') {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { start, end, ...token } = tokenAt(text, caret, kind)
  return { ...token, replaces: text.slice(start, end) }
}
const token = (part: string, head: string, word: string, replaces: string, more: object = {}) => ({
  part,
  head,
  word,
  replaces,
  index: 0,
  field: '',
  json: false,
  ...more
})

describe('tokenAt in an object', () => {
  it.each([
    ['|', token('head', '', '', '')],
    ['me|tro', token('head', '', 'me', 'metro')],
    ['metro |', token('argument', 'metro', '', '')],
    ['metro 5|00', token('argument', 'metro', '5', '500')],
    ['pack 1 2 |', token('argument', 'pack', '', '', { index: 2 })],
    ['kv: co|', token('argument', 'kv', 'co', 'co')],
    ['kv "my st|', token('argument', 'kv', 'my st', '"my st')],
    ['kv "my st|ore" x', token('argument', 'kv', 'my st', '"my store"')],
    ['kv "my store"|', token('argument', 'kv', 'my store', '"my store"')],
    ['kv my\\ st|', token('argument', 'kv', 'my st', 'my\\ st')],
    ['kv "a" b| c', token('argument', 'kv', 'b', 'b', { index: 1 })],
    ['list sp|', token('head', '', 'list sp', 'list sp')],
    ['list split 2|', token('argument', 'list split', '2', '2')],
    ['list 2|', token('argument', 'list', '2', '2')],
    ['text get x |', token('argument', 'text get', '', '', { index: 1 })],
    ['route a,| b', token('argument', 'route', ',', ',', { index: 1 })]
  ])('%s', (marked, expected) => {
    expect(at(marked, 'object')).toEqual(expected)
  })
})

describe('tokenAt in a message', () => {
  const json = { json: true }
  it.each([
    ['g|', token('head', '', 'g', 'g')],
    ['get co|', token('argument', 'get', 'co', 'co')],
    ['get a, set b |', token('argument', 'set', '', '', { index: 1 })],
    ['get a, |', token('head', '', '', '')],
    ['1; co|', token('target', '', 'co', 'co')],
    ['; counter |', token('head', '', '', '')],
    ['; counter get a|', token('argument', 'get', 'a', 'a')],
    ['; counter get a, se|', token('head', '', 'se', 'se')],
    ['{|', token('key', '', '', '', json)],
    ['{ge|', token('key', '', 'ge', 'ge', json)],
    ['{get: |', token('argument', 'get', '', '', json)],
    ['{get: "co|', token('argument', 'get', 'co', '"co', json)],
    ['{get: "co|unt"}', token('argument', 'get', 'co', '"count"', json)],
    ['{set: ["count", |', token('argument', 'set', '', '', { ...json, index: 1 })],
    ['{set: {ke|', token('key', 'set', 'ke', 'ke', json)],
    ['{set: {key: "c|', token('field', 'set', 'c', '"c', { ...json, field: 'key' })],
    ['{type: "g|', token('head', '', 'g', '"g', json)],
    ['{type: "get", |', token('key', 'get', '', '', json)],
    ['{type: "get", key: "co|"}', token('field', 'get', 'co', '"co"', { ...json, field: 'key' })],
    ['insert notes {title: "x|', token('other', 'insert', 'x', '"x', { ...json, index: 1 })],
    ['{get: "a"} |', token('argument', '{get: "a"}', '', '')],
    ['{get: "a"}, {h|', token('key', '', 'h', 'h', json)]
  ])('%s', (marked, expected) => {
    expect(at(marked, 'message')).toEqual(expected)
  })
})

it('takes any text and any caret', () => {
  fc.assert(
    fc.property(
      texts,
      fc.nat(30),
      fc.constantFrom('object' as const, 'message' as const),
      (text, caret, kind) => {
        const place = Math.min(caret, text.length)
        const { start, end } = tokenAt(text, place, kind)
        expect(start).toBeLessThanOrEqual(place)
        expect(end).toBeGreaterThanOrEqual(place)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    ),
    { numRuns: 3000 }
  )
})
