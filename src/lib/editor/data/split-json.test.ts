// Cutting a file into its values, wherever the pieces end in which it is read.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonSplitter, type JsonPiece } from './split-json.ts'

function split(text: string, size = 1): JsonPiece[] {
  const splitter = new JsonSplitter()
  const found: JsonPiece[] = []
  for (let i = 0; i < text.length; i += size) found.push(...splitter.add(text.slice(i, i + size)))
  return [...found, ...splitter.end()]
}
const texts = (text: string) => split(text, 3).map((piece) => piece.text)

test.each([
  ['{"a":1}\n{"b":[2,"}"]}\n', ['{"a":1}', '{"b":[2,"}"]}']],
  ['[{"a":1}, {"b":2}]', ['{"a":1}', '{"b":2}']],
  ['[]', []],
  ['', []],
  [' \n ', []],
  ['[1, "two", null , true]', ['1', '"two"', 'null', 'true']],
  ['1\ntwo\n', ['1', 'two']],
  ['["a\\"]", "\\\\"]', ['"a\\"]"', '"\\\\"']],
  ['\uFEFF{"a":1}', ['{"a":1}']],
  ['{\n  "a": 1\n}\n', ['{\n  "a": 1\n}']]
])('%j', (text, pieces) => {
  expect(texts(text)).toEqual(pieces)
})

test('each knows the line that it begins on, and whether it stood in a list', () => {
  expect(split('\n{"a":\n1}\n\n5\n6')).toEqual([
    { text: '{"a":\n1}', line: 2, inList: false },
    { text: '5', line: 5, inList: false },
    { text: '6', line: 6, inList: false }
  ])
  expect(split('[\n1,\n2\n]').map(({ line, inList }) => [line, inList])).toEqual([
    [2, true],
    [3, true]
  ])
})

test.each([
  ['{"a":1', 'Line 1: the value that begins here has no end.'],
  ['\n\n["a', 'Line 3: the value that begins here has no end.'],
  ['[1,\n2', 'Line 2: the list has no end.'],
  ['[1 2]', 'Line 1: a comma was expected, but there is `2`.'],
  ['[1]\n[2]', 'Line 2: after the list comes `[`.'],
  ['}', 'Line 1: a value was expected, but there is `}`.'],
  ['[,]', 'Line 1: a value was expected, but there is `,`.']
])('%j is refused', (text, sentence) => {
  expect(() => split(text)).toThrow(sentence)
})

test('any values in any pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      fc.boolean(),
      (values, size, list, spread) => {
        const written = values.map((value) => JSON.stringify(value, null, spread ? 2 : undefined))
        const text = list ? `[${written.join(spread ? ',\n' : ',')}]` : written.join('\n')
        // A row that begins with a list is read as the list of its values.
        fc.pre(list || !text.startsWith('['))
        expect(split(text, size).map((piece) => piece.text)).toEqual(written)
      }
    ),
    { numRuns: 500 }
  )
})
