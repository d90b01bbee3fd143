// Values as text that a person edits, and back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import { record, type Value } from '../../runtime/message.ts'
import { readRecord, readValue, valueText } from './value-text.ts'

test('any value is read back as it was', () => {
  fc.assert(
    fc.property(values, fc.boolean(), (value, spread) => {
      const { text, kept } = valueText(value, { spread })
      return alike(readValue(text, kept), value)
    }),
    { numRuns: 500 }
  )
})

test.each<[string, Value]>([
  ['5', 5],
  ['hello world', 'hello world'],
  ['"5"', '5'],
  ['true', true],
  ['null', null],
  ['', ''],
  ['[1, 2,]', [1, 2]],
  ['"costs $1"', 'costs $1'],
  ["it's", "it's"],
  ["'tis the season", "'tis the season"],
  ["'quoted'", 'quoted'],
  ['{title: "x", n: 1}', record({ title: 'x', n: 1 })]
])('%s is what it says', (text, value) => {
  expect(readValue(text)).toEqual(value)
})

test.each([
  ['text', 'hello'],
  ['5 as a text', '5'],
  ['true as a text', 'true'],
  ['an open brace', '{a:'],
  ['white space', '  a '],
  ['nothing', ''],
  ['a quote', '"']
])('%s stays a text', (_, text) => {
  expect(readValue(valueText(text).text)).toBe(text)
})

test.each([
  '{a: 1',
  '[1 2]',
  '{"a": }',
  '{a: b}',
  '"open',
  '{a: 1} 2',
  '{a: "$1"}',
  '{"$": "blob", "kept": 0}'
])('%s is refused with a sentence', (text) => {
  expect(() => readValue(text)).toThrow(expect.objectContaining({ advice: expect.any(String) }))
  expect(() => readValue(text)).toThrow(/\.$/)
})

test('a document must be a record', () => {
  expect(readRecord('{a: 1}')).toEqual(record({ a: 1 }))
  for (const text of ['5', '[1]', 'hello', '{"$": "date", "at": 0}'])
    expect(() => readRecord(text)).toThrow(/record/)
})

test('on one line it reads as one would write it', () => {
  expect(valueText(record({ a: [1, record({})], b: 'x  y' })).text).toBe('{"a": [1, {}], "b": "x  y"}')
})
