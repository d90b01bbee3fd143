// Lists beside native Pd.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anything,
  atom,
  besideNative,
  comparable,
  messages,
  named,
  number,
  optional,
  ours,
  word,
  type Kind
} from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

const atoms = fc.array(atom, { maxLength: 4 })
const place = fc.integer({ min: -2, max: 5 }).map(String)
const operation = (name: string, ...parts: fc.Arbitrary<string | string[]>[]) =>
  fc.tuple(...parts).map((all) => [name, ...all.flat()].join(' '))
/** `list 7` is 7, but Pd's objects that pass any message see a difference. */
const trimmed = anything.filter((text) => !/^list [-\d.]+$/.test(text))

const twoLists = (name: string): Kind => ({
  text: named(name, atoms),
  inlets: () => 2,
  outlets: () => 1,
  hot: anything,
  cold: anything
})
const plain = (text: string, hot: fc.Arbitrary<string>): Kind => ({
  text: fc.constant(text),
  inlets: () => 1,
  outlets: () => 1,
  hot
})

/** A text as a message of its bytes. */
const bytes = (text: string): string => ['list', ...new TextEncoder().encode(text)].join(' ')

const kinds: Record<string, Kind> = {
  list: { ...twoLists('list'), text: named('list', fc.array(number.map(String), { maxLength: 3 })) },
  'list append': twoLists('list append'),
  'list prepend': twoLists('list prepend'),
  'list split': {
    text: optional('list split', fc.integer({ min: -1, max: 4 })),
    inlets: () => 2,
    outlets: () => 3,
    hot: anything,
    cold: fc.oneof(place, number.map(String))
  },
  'list trim': plain(
    'list trim',
    fc.oneof(trimmed, operation('list', fc.constantFrom('bang', 'symbol', 'list', 'foo'), atoms))
  ),
  'list length': plain('list length', anything),
  'list store': {
    text: named('list store', atoms),
    inlets: () => 2,
    outlets: () => 2,
    hot: fc.oneof(
      { weight: 3, arbitrary: messages.bang },
      { weight: 1, arbitrary: fc.oneof(messages.number, messages.list, messages.symbol) },
      {
        weight: 8,
        arbitrary: fc.oneof(
          operation('append', atoms),
          operation('prepend', atoms),
          operation('set', place, atoms),
          operation('insert', place, atoms),
          operation('get', place),
          operation('get', place, place),
          operation('delete', place),
          operation('delete', place, place)
        )
      }
    ),
    cold: anything
  },
  'list fromsymbol': plain(
    'list fromsymbol',
    fc.constantFrom('symbol foo', 'symbol é€', 'symbol 𝄞', 'list bar', 'bang')
  ),
  'list tosymbol': plain(
    'list tosymbol',
    fc.oneof(
      fc.array(fc.integer({ min: 97, max: 122 }), { maxLength: 6 }).map((all) => ['list', ...all].join(' ')),
      fc.constantFrom(
        '195 169',
        '97 0 98',
        'list 97 foo 98',
        '97.9',
        '-159 97',
        'symbol foo',
        '240 157 132 158'
      )
    )
  ),
  fudiformat: {
    // `list foo` is the symbol foo here, and Pd's own word for it is lost.
    ...plain(
      'fudiformat',
      fc.oneof(
        trimmed.filter((text) => !/^list \S+$/.test(text)),
        fc.constant('foo \\, \\$1')
      )
    ),
    text: fc.constantFrom('fudiformat', 'fudiformat -u')
  },
  fudiparse: plain(
    'fudiparse',
    fc
      .array(fc.oneof(atom, fc.constantFrom(';', ';\n', ',', 'list', 'symbol', '\\;', 'é', 'bang ;')), {
        minLength: 1,
        maxLength: 8
      })
      .map((parts) => bytes(parts.join(' ')))
  ),
  // Pd on Intel gives bytes above 127 as negative numbers, on ARM it does not; here they are positive.
  oscformat: {
    text: fc
      .tuple(
        // Bytes (b) whose count is a symbol Pd reads from other places than we.
        fc.constantFrom('', '-f f ', '-f is '),
        fc.constantFrom('foo', 'foo bar', '/foo/bar', 'foo 2')
      )
      .map(([types, address]) => `oscformat ${types}${address}`),
    inlets: () => 1,
    outlets: () => 1,
    hot: fc.oneof(
      {
        weight: 4,
        arbitrary: operation(
          'list',
          fc.array(fc.oneof(fc.nat({ max: 127 }).map(String), word), { maxLength: 5 })
        )
      },
      {
        weight: 1,
        arbitrary: fc.oneof(operation('set', atoms), fc.constantFrom('format', 'format is', 'format ffs'))
      }
    )
  },
  oscparse: plain(
    'oscparse',
    fc.oneof(
      fc.constantFrom(
        '47 97 47 98 0 0 0 0 44 0 0 0',
        '47 102 111 111 0 0 0 0 44 105 102 115 0 0 0 0 0 0 0 1 64 32 0 0 120 0 0 0',
        '47 97 0 0 44 98 0 0 0 0 0 2 1 2 0 0',
        '47 97 0 0 44 73 105 0 0 0 0 5',
        '47 97 0 0 44 105 0 0 255 255 255 255',
        '47 97 0 0 44 105 0 0 0',
        '35 98 117 110 100 108 101 0 0 0 0 0 0 0 0 1 0 0 0 8 47 97 0 0 44 0 0 0 0 0 0 12 47 98 0 0 44 105 0 0 0 0 0 7',
        '97 98 0 0 44 0 0 0',
        'list'
      )
    )
  ),
  makefilename: {
    text: named(
      'makefilename',
      fc
        .tuple(
          fc.constantFrom('', 'a', '%%'),
          fc.constantFrom('', '-', '0', '+', '#'),
          fc.constantFrom('', '5', '12'),
          fc.constantFrom('', '.2', '.0'),
          fc.constantFrom('d', 'i', 'u', 'x', 'X', 'o', 'e', 'E', 'f', 'g', 'G', 's', 'z'),
          fc.constantFrom('', '.wav', '%%')
        )
        .map((parts) => [parts.join('')])
    ),
    inlets: () => 1,
    outlets: () => 1,
    hot: fc.oneof(
      messages.bang,
      messages.number,
      messages.symbol,
      messages.list,
      operation('set', fc.constantFrom('%d', 'x%s', 'a%d-%d'))
    )
  }
}

besideNative(kinds, () => {
  test('a stored list is sent by name, and its own messages as lists are data', async () => {
    const sketch: PdSketch = {
      boxes: {
        load: 'loadbang',
        a: 'msg append 3, send there, symbol append, list get 0, bang',
        it: 'list store 1 2',
        out: 'print out',
        r: 'r there',
        there: 'print there'
      },
      cables: ['load a', 'a it', 'it out', 'r there']
    }
    const native = comparable(runInPd(sketch))
    expect(native).toHaveLength(4)
    expect(comparable(await ours(sketch))).toStrictEqual(native)
  })
})
