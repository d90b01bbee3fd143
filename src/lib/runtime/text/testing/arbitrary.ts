// Random messages and random texts for property tests: not only likely ones, but those that text confuses with others (symbols
// that look like numbers, JSON, placeholders or kinds). For tests alone.
import fc from 'fast-check'
import { bang, Command, record, type List, type Message, type Value } from '../../message.ts'

/** Symbols that a careless formatter would not bring back. */
const trickySymbols = [
  '',
  ' ',
  'bang',
  'list',
  'float',
  'symbol',
  '5',
  '-0',
  '.5',
  '1e3',
  '1e999',
  '+3',
  '0x10',
  'NaN',
  '$NaN',
  '$null',
  '$true',
  '$""',
  '""',
  '$1',
  'pre-$2',
  '$gt',
  '$',
  '\\',
  '\\$1',
  'a\\',
  ',',
  ';',
  'a,b',
  '; r 1',
  '{',
  '{a: 1}',
  '[1]',
  '"quoted"',
  "'",
  'a"b',
  'my store',
  'line\nbreak',
  '\t',
  '\u00a0',
  '\u2028',
  '\u0000',
  '\ud800',
  '🎛️',
  'op=get',
  'x =>',
  'a:',
  '__proto__',
  'constructor'
]

export const symbols: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...trickySymbols),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({
    unit: fc.constantFrom('$', '1', '\\', ',', ';', ' ', '"', '{', '[', 'e', '-', '.', 'a'),
    maxLength: 6
  })
)

export const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity)
)

/** Any value that text can hold. */
export const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value; list: List; record: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    numbers,
    symbols,
    fc.constantFrom(null, true, false),
    tie('list'),
    tie('record')
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc
    .array(
      fc.tuple(
        symbols.filter((key) => key !== '__proto__'),
        tie('value')
      ),
      { maxLength: 4 }
    )
    .map((entries) => record(Object.fromEntries(entries)))
})).value

export const records: fc.Arbitrary<Value> = fc
  .dictionary(
    symbols.filter((key) => key !== '__proto__'),
    values,
    { maxKeys: 4 }
  )
  .map((fields) => record(fields))

/** Any message that text can hold. */
export const messages: fc.Arbitrary<Message> = fc.oneof(
  fc.constant(bang),
  numbers,
  symbols,
  fc.array(values, { maxLength: 5 }),
  fc
    .tuple(symbols, fc.array(values, { maxLength: 4 }))
    .map(([selector, args]) => new Command(selector, args)),
  records as fc.Arbitrary<Message>
)

/** Text as people type it and mistype it: marks of the grammar in any order. */
export const texts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'set',
          'count',
          'list',
          'symbol',
          'float',
          'bang',
          '5',
          '-0',
          '.5',
          '1e3',
          '+3',
          '1e999',
          '$NaN',
          '$null',
          '$""'
        ],
        ...[
          '{get: "count"}',
          '{a: [1, {b: 2,},],}',
          "{'k': 'v'}",
          '[1, 2]',
          '[]',
          '{}',
          '"my store"',
          '"\\$1"',
          '""'
        ],
        ...[
          ',',
          ' ; ',
          '\\,',
          '\\;',
          '\\ ',
          '\\{',
          '\\\\',
          '\\',
          '{',
          '}',
          '[',
          ']',
          '"',
          ':',
          '\n',
          '\t',
          'a\\ b',
          '$gt'
        ]
      ),
      fc.string({ maxLength: 3 })
    ),
    { maxLength: 8 }
  )
  .chain((pieces) => fc.constantFrom(' ', '').map((between) => pieces.join(between)))
