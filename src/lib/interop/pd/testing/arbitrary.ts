// Random .pd files: trees of canvases with boxes of every kind, nasty words, and cables that fit, or do not.
import fc from 'fast-check'
import { writePd } from '../write.ts'
import type { PdRecord } from '../records.ts'
import type { PdCanvas, PdItem } from '../tree.ts'

/** Words as a file may have them. */
const word = fc.oneof(
  fc.constantFrom(
    ...[
      'foo',
      '1',
      '-0.5',
      '1e10',
      '\\,',
      '\\;',
      '\\$1',
      '\\$0-x',
      'a\\,b',
      'a\\\\\\,b',
      'c\\ d',
      '\\\\',
      'x\\\\\\\\y'
    ],
    ...[
      '{a',
      '[b',
      '"c"',
      '{x:',
      '$null',
      '$NaN',
      '$""',
      '$f1',
      '=>',
      'x',
      'js:',
      'msg:',
      'ä',
      '\\{',
      'b\\\\\\;\\\\\\ c'
    ]
  ),
  fc.string({ minLength: 1, maxLength: 6 }).map((text) => text.replaceAll(/[\\\s,;]/g, '\\$&'))
)

const cls = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'inlet',
      'outlet',
      'inlet~',
      't',
      'msg',
      'comment',
      'kv',
      'map',
      'expr',
      'pd',
      'graph',
      'tgl'
    )
  },
  { weight: 1, arbitrary: word }
)
const number = fc.oneof(
  fc.integer({ min: -50, max: 900 }).map(String),
  fc.constantFrom('0', '10', '1.5', '1e2', 'x')
)
const words = fc.array(word, { maxLength: 6 })
const width = fc.option(
  fc.nat(90).map((n) => [',', 'f', String(n)]),
  { nil: [] as string[] }
)

const box: fc.Arbitrary<PdItem> = fc.oneof(
  fc
    .record({ x: number, y: number, cls, rest: words, width })
    .map(({ x, y, cls, rest, width }) => boxOf('obj', ['#X', 'obj', x, y, cls, ...rest, ...width])),
  fc
    .record({
      kind: fc.constantFrom('msg', 'text', 'floatatom', 'symbolatom', 'listbox'),
      x: number,
      y: number,
      words,
      width
    })
    .map(({ kind, x, y, words, width }) => boxOf(kind as 'msg', ['#X', kind, x, y, ...words, ...width])),
  words.map((words) => boxOf('scalar', ['#X', 'scalar', ...words])),
  fc
    .record({ name: word, values: fc.array(number, { minLength: 1, maxLength: 8 }) })
    .map(({ name, values }) => ({
      ...boxOf('array', ['#X', 'array', name, String(values.length), 'float', '3']),
      after: [['#A', '0', ...values]]
    }))
)

const boxOf = (kind: 'obj' | 'msg' | 'scalar' | 'array', record: PdRecord) => ({
  kind,
  record,
  after: [] as PdRecord[]
})

const other: fc.Arbitrary<PdItem> = fc.oneof(
  fc
    .array(fc.nat(6), { minLength: 4, maxLength: 4 })
    .map((ends): PdItem => ({ kind: 'connect', record: ['#X', 'connect', ...ends.map(String)] })),
  fc
    .array(number, { minLength: 7, maxLength: 9 })
    .map((numbers): PdItem => ({ kind: 'coords', record: ['#X', 'coords', ...numbers] })),
  words.map((words): PdItem => ({ kind: 'declare', record: ['#X', 'declare', ...words] })),
  words.map((words): PdItem => ({ kind: 'other', record: ['#X', 'unheard', ...words] }))
)

const { canvas } = fc.letrec<{ canvas: PdCanvas; item: PdItem }>((tie) => ({
  canvas: fc
    .record({
      at: fc.tuple(number, number, number, number),
      name: word,
      open: number,
      items: fc.array(tie('item'), { maxLength: 9 })
    })
    .map(({ at, name, open, items }) => ({ head: ['#N', 'canvas', ...at, name, open], items })),
  item: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: fc.oneof(box, box, other) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          canvas: tie('canvas'),
          x: number,
          y: number,
          words: fc.oneof(
            words,
            word.map((w) => ['pd', w]),
            fc.constant(['graph'])
          )
        })
        .map(({ canvas, x, y, words }): PdItem => ({
          kind: 'canvas',
          canvas,
          close: ['#X', 'restore', x, y, ...words],
          after: []
        }))
    }
  )
}))

/** Texts of files. */
export const pdTexts: fc.Arbitrary<string> = fc
  .record({ canvas, wrapped: fc.boolean() })
  .map(({ canvas, wrapped }) => writePd({ before: [], root: canvas, wrapped }))
