// Rules 6 to 10: three spellings, one record; and the sentences for what does not fit.
import { deepStrictEqual } from 'node:assert'
import type { TSchema } from '@sinclair/typebox'
import * as Type from '@sinclair/typebox'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LoadbangError } from '../errors.ts'
import { bang, Command, isRecord, record, type Message, type Value } from '../message.ts'
import { formatMessage, parseMessages } from '../text/index.ts'
import { symbols, values } from '../text/testing/arbitrary.ts'
import { operations } from './operations.ts'

const accepts = [
  Type.Object({ type: Type.Literal('get'), key: Type.String() }),
  Type.Object({ type: Type.Literal('set'), key: Type.String(), value: Type.Unknown() }),
  Type.Object({ type: Type.Literal('keys') }),
  Type.Object({
    type: Type.Literal('insert'),
    doc: Type.Record(Type.String(), Type.Unknown()),
    at: Type.Optional(Type.Number())
  }),
  Type.Object({
    type: Type.Literal('range'),
    low: Type.Number({ minimum: 0, maximum: 127 }),
    high: Type.Optional(Type.Number())
  }),
  Type.Object({ type: Type.Literal('names'), names: Type.Array(Type.String()) }),
  Type.Object({
    type: Type.Literal('turn'),
    on: Type.Boolean(),
    way: Type.Optional(Type.Union([Type.Literal('up'), Type.Literal('down')]))
  })
]
const ops = operations(accepts)

/** The record that a text becomes. */
const from = (text: string): unknown => ops.normalise(parseMessages(text)[0] as Message)?.record ?? null
const fails = (message: Message): LoadbangError => {
  try {
    ops.normalise(message)
  } catch (error) {
    if (error instanceof LoadbangError) return error
    throw error
  }
  throw new Error(`${formatMessage(message)} was taken`)
}
const failsText = (text: string): LoadbangError => fails(parseMessages(text)[0] as Message)

describe('rule 6: normalising at an inlet that declares the operation', () => {
  it('leaves what it does not know alone', () => {
    for (const text of [
      'foo',
      'foo 1',
      '{type: "foo", key: 1}',
      '{foo: 1}',
      '{get: 1, set: 2}',
      '{}',
      '[]',
      '1 get',
      'symbol foo'
    ]) {
      expect(from(text), text).toBeNull()
    }
  })
})

describe('rule 7: typed and short records', () => {
  it.each([
    ['{type: "set", key: "count", value: 5}', { type: 'set', key: 'count', value: 5 }],
    ['{set: ["count", 5]}', { type: 'set', key: 'count', value: 5 }],
    ['{set: {key: "count", value: 5}}', { type: 'set', key: 'count', value: 5 }],
    ['{set: {value: 5, key: "count"}}', { type: 'set', key: 'count', value: 5 }],
    ['{get: "count"}', { type: 'get', key: 'count' }],
    ['{get: ["count"]}', { type: 'get', key: 'count' }],
    ['{keys: []}', { type: 'keys' }],
    ['{keys: {}}', { type: 'keys' }],
    ['{keys: true}', { type: 'keys' }],
    // The first field takes records itself, so a record is that field.
    ['{insert: {title: "a"}}', { type: 'insert', doc: record({ title: 'a' }) }],
    ['{insert: {doc: 1}}', { type: 'insert', doc: record({ doc: 1 }) }],
    ['{insert: [{title: "a"}, 2]}', { type: 'insert', doc: record({ title: 'a' }), at: 2 }],
    ['{set: ["a", {b: 1}]}', { type: 'set', key: 'a', value: record({ b: 1 }) }]
  ])('%s', (text, expected) => {
    deepStrictEqual(from(text), record(expected as never))
  })

  it('reads a record with a string `type` as the typed spelling and nothing else', () => {
    expect(ops.normalise(record({ type: 'nothing' }))).toBeNull()
    expect(fails(record({ type: 'keys', get: 'a' })).message).toBe('`keys` has no field `get`.')
    deepStrictEqual(ops.normalise(record({ type: 5 })), null)
  })

  it('takes `{}` and `true` for no arguments even where one is needed', () => {
    expect(failsText('{get: {}}').code).toBe('message-missing')
    expect(failsText('{get: true}').code).toBe('message-missing')
    expect(failsText('{insert: {}}').code).toBe('message-missing')
  })

  it('looks at own fields only', () => {
    expect(ops.normalise(Object.create({ type: 'keys' }) as never)).toBeNull()
    expect(fails(Object.assign(Object.create({ key: 'a' }), { type: 'get' })).code).toBe('message-missing')
  })
})

describe('rule 8: lists that begin with a symbol, and bare symbols', () => {
  it.each<[Message, object]>([
    [['set', 'count', 5], { type: 'set', key: 'count', value: 5 }],
    ['keys', { type: 'keys' }],
    [['keys'], { type: 'keys' }],
    [new Command('get', ['a']), { type: 'get', key: 'a' }]
  ])('%o', (message, expected) => {
    deepStrictEqual(ops.normalise(message)?.record, record(expected as never))
  })
})

describe('rule 9: what fits what', () => {
  it.each([
    ['get 60', { type: 'get', key: '60' }],
    ['get -0', { type: 'get', key: '-0' }],
    ['{get: 0.1}', { type: 'get', key: '0.1' }],
    ['{type: "get", key: 60}', { type: 'get', key: '60' }],
    ['set count 1 2 3', { type: 'set', key: 'count', value: [1, 2, 3] }],
    ['set count 60', { type: 'set', key: 'count', value: 60 }],
    ['names a 1 b', { type: 'names', names: ['a', '1', 'b'] }],
    ['names a', { type: 'names', names: ['a'] }],
    ['{names: ["a", 1]}', { type: 'names', names: ['a', '1'] }],
    ['{type: "names", names: [1]}', { type: 'names', names: ['1'] }],
    ['range 0 1e999', { type: 'range', low: 0, high: Infinity }],
    ['turn 1 up', { type: 'turn', on: true, way: 'up' }],
    ['{turn: [false]}', { type: 'turn', on: false }]
  ])('%s', (text, expected) => {
    deepStrictEqual(from(text), record(expected as never))
  })

  it.each([
    ['set count', 'message-missing', '`set` takes KEY VALUE, but VALUE is missing. Write `set KEY VALUE`.'],
    ['get', 'message-missing', '`get` takes KEY, but KEY is missing. Write `get KEY`.'],
    [
      '{set: {value: 5}}',
      'message-missing',
      '`set` takes KEY VALUE, but KEY is missing. Write `set KEY VALUE`.'
    ],
    [
      'get my count',
      'message-surplus',
      '`get` takes KEY, but there is also `count`. Write `get KEY`. Text with spaces needs quotes.'
    ],
    [
      'keys 1',
      'message-surplus',
      '`keys` takes no arguments, but there is also `1`. Write `keys`. Text with spaces needs quotes.'
    ],
    ['get {a: 1}', 'message-type', 'KEY of `get` is text, but `{a: 1}` came. Write `get KEY`.'],
    [
      'range 200',
      'message-type',
      'LOW of `range` is a number from 0 to 127, but `200` came. Write `range LOW [HIGH]`.'
    ],
    ['range 1 x', 'message-type', 'HIGH of `range` is a number, but `x` came. Write `range LOW [HIGH]`.'],
    [
      'turn 2',
      'message-type',
      'ON of `turn` is true or false (1 or 0), but `2` came. Write `turn ON [WAY]`.'
    ],
    [
      'turn 1 left',
      'message-type',
      'WAY of `turn` is `up` or `down`, but `left` came. Write `turn ON [WAY]`.'
    ],
    [
      'names {a: 1}',
      'message-type',
      'NAMES… of `names` is a list of which each is text, but `{a: 1}` came. Write `names NAMES…`.'
    ],
    ['{type: "get", key: "a", value: 1}', 'message-field', '`get` has no field `value`. Write `get KEY`.'],
    ['{get: {key: "a", type: "get"}}', 'message-field', '`get` has no field `type`. Write `get KEY`.']
  ])('%s is refused', (text, code, sentence) => {
    const error = failsText(text)
    expect([error.code, error.sentence]).toEqual([code, sentence])
  })

  it('refuses `__proto__` as a field', () => {
    const message = Object.defineProperty(record({ type: 'get', key: 'a' }), '__proto__', {
      value: 1,
      enumerable: true
    })
    expect(fails(message).code).toBe('message-field')
  })

  it('keeps further fields where the schema allows them', () => {
    const open = operations([
      Type.Object({ type: Type.Literal('go'), to: Type.String() }, { additionalProperties: true })
    ])
    deepStrictEqual(
      open.normalise(record({ type: 'go', to: 1, by: 'car' }))?.record,
      record({ type: 'go', to: '1', by: 'car' })
    )
    // But `type` is the operation's own name, and cannot be given twice.
    expect(() => open.normalise(record({ go: record({ to: 1, type: 'x' }) }))).toThrow(
      '`go` has no field `type`.'
    )
  })
})

describe('rule 10: one inlet', () => {
  it('does not look at numbers, bangs and binaries', () => {
    for (const message of [5, NaN, bang, new Uint8Array(2), new Blob([])])
      expect(ops.normalise(message)).toBeNull()
  })
  it('refuses two operations of one name, and one without a name', () => {
    const get = Type.Object({ type: Type.Literal('get') })
    expect(() => operations([get, get])).toThrow(TypeError)
    expect(() => operations([Type.Object({ key: Type.String() })])).toThrow(TypeError)
  })
  it('is prepared once for each inlet', () => {
    expect(operations(accepts)).toBe(ops)
  })
  it('describes its operations', () => {
    expect(ops.selectors.map(ops.describe)).toEqual([
      'get KEY',
      'set KEY VALUE',
      'keys',
      'insert DOC [AT]',
      'range LOW [HIGH]',
      'names NAMES…',
      'turn ON [WAY]'
    ])
    expect(ops.describe('nothing')).toBe('')
    expect(ops.fields('set').map((field) => field.name)).toEqual(['key', 'value'])
  })
})

describe('rules 7 to 9: the spellings of random operations with random arguments', () => {
  const kinds: readonly (readonly [TSchema, fc.Arbitrary<Value>, takesRecord?: boolean])[] = [
    [Type.String(), fc.oneof(symbols, fc.double())],
    [Type.Number(), fc.double()],
    [Type.Unknown(), values, true],
    [Type.Any(), values, true],
    [Type.Boolean(), fc.constantFrom(0, 1, true, false)],
    [Type.Array(Type.String()), fc.array(fc.oneof(symbols, fc.integer()))],
    [
      Type.Record(Type.String(), Type.Unknown()),
      fc
        .dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          values
        )
        .map((fields) => record(fields)),
      true
    ],
    [Type.Union([Type.Number(), Type.String()]), fc.oneof(symbols, fc.integer())]
  ]
  const cases = fc
    .tuple(symbols, fc.array(fc.constantFrom(...kinds), { maxLength: 4 }), fc.nat(4))
    .chain(([selector, chosen, given]) => {
      const schema: Record<string, TSchema> = { type: Type.Literal(selector) }
      chosen.forEach(([kind], index) => (schema[`f${index}`] = index < given ? kind : Type.Optional(kind)))
      const args = chosen.slice(0, given).map(([, arbitrary]) => arbitrary)
      return fc.record({
        selector: fc.constant(selector),
        ops: fc.constant(operations([Type.Object(schema)])),
        firstTakesRecord: fc.constant(chosen[0]?.[2] ?? false),
        args: fc.tuple(...args) as fc.Arbitrary<Value[]>
      })
    })
    // An operation named `type` has no short spelling: that would be the typed one.
    .filter(({ selector }) => selector !== '__proto__' && selector !== 'type')

  it('become the same record', () => {
    let named = 0
    fc.assert(
      fc.property(cases, ({ selector, ops, args, firstTakesRecord }) => {
        const fields = record(Object.fromEntries(args.map((arg, index) => [`f${index}`, arg])))
        const spellings: Message[] = [
          new Command(selector, args),
          [selector, ...args],
          record({ type: selector, ...fields }),
          record({ [selector]: args })
        ]
        if (args.length === 0)
          spellings.push(selector, record({ [selector]: true }), record({ [selector]: record({}) }))
        if (args.length > 0 && !firstTakesRecord) spellings.push(record({ [selector]: fields }))
        const only = args[0]
        if (args.length === 1 && only !== true && !Array.isArray(only) && !isRecord(only))
          spellings.push(record({ [selector]: only }))
        const first = ops.normalise(spellings[0] as Message)
        expect(first?.selector).toBe(selector)
        for (const spelling of spellings) {
          named++
          deepStrictEqual(ops.normalise(spelling), first)
          deepStrictEqual(ops.normalise(parseMessages(formatMessage(spelling))[0] as Message), first)
        }
      }),
      { numRuns: 1000 }
    )
    expect(named).toBeGreaterThan(3000)
  })
})
