// Message boxes: Pd's grammar (checked against native Pd 0.53), with JSON for atoms.
import { deepStrictEqual } from 'node:assert'
import { describe, expect, it } from 'vitest'
import { bang, Command, record, type Message } from '../message.ts'
import { LoadbangError } from '../errors.ts'
import { parseMessage, parseMessages } from './message-text.ts'

const error = (text: string): LoadbangError => {
  try {
    parseMessages(text)
  } catch (thrown) {
    if (thrown instanceof LoadbangError) return thrown
    throw thrown
  }
  throw new Error(`${text} was taken`)
}

/** What a box sends for a message, and the codes of its errors. */
function run(text: string, message: Message = bang, dollarZero?: number) {
  const errors: string[] = []
  const sent = parseMessage(text).run(message, {
    dollarZero,
    error: (e) => errors.push(`${e.code}: ${e.message}`)
  })
  return {
    sent: sent.map(({ target, message }) => (target === null ? message : { [target]: message })),
    errors
  }
}
const sent = (text: string, message?: Message): unknown[] => {
  const { sent, errors } = run(text, message)
  expect(errors).toEqual([])
  return sent
}

describe('rule 1: words, symbols and kinds', () => {
  it.each<[string, Message[]]>([
    ['foo', [new Command('foo')]],
    ['list foo', ['foo']],
    ['list 7', [7]],
    ['list', [bang]],
    ['list foo 1', [['foo', 1]]],
    ['list list 1', [['list', 1]]],
    ['list bang', ['bang']],
    ['list float 3', [['float', 3]]],
    ['list {a: 1}', [record({ a: 1 })]],
    ['symbol', ['']],
    ['symbol foo', ['foo']],
    ['symbol a b', ['a']],
    ['symbol 3', ['']],
    ['symbol "3"', ['3']],
    ['float', [0]],
    ['float 3', [3]],
    ['float 3 4', [3]],
    ['bang', [bang]],
    ['bang 1', [bang]],
    ['set 1 2', [new Command('set', [1, 2])]],
    ['5', [5]],
    ['1 foo', [[1, 'foo']]],
    ['"foo"', ['foo']],
    ['"foo" 1', [['foo', 1]]],
    ['"bang"', ['bang']],
    ['\\bang', [new Command('bang')]],
    ['\\5 1', [new Command('5', [1])]],
    ['a\\ b c', [new Command('a b', ['c'])]],
    ['symbol a\\,b\\;c\\\\d\\$1\\{', ['a,b;c\\d$1{']],
    ['$true', [1]],
    ['$false', [0]],
    ['1 $null $true', [[1, null, true]]],
    ['', []],
    [' , ,', []]
  ])('%s', (text, messages) => {
    deepStrictEqual(parseMessages(text), messages)
  })

  it('refuses what can be no message', () => {
    expect(error('$null').code).toBe('text-null')
    expect(error('float foo').code).toBe('text-float')
    expect(error('; r 1').code).toBe('text-target')
    expect(error('set $1').code).toBe('text-dollar')
  })
})

describe('rule 4: numbers', () => {
  it.each<[string, number]>([
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1.', 1],
    ['1.e3', 1000],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['1e-3', 0.001],
    ['-0', -0],
    ['1e999', Infinity],
    ['-1e999', -Infinity],
    ['$NaN', NaN],
    ['0.1', 0.1],
    ['007', 7]
  ])('%s is a number', (text, number) => {
    deepStrictEqual(parseMessages(text), [number])
  })
  it.each([
    '+3',
    '0x10',
    '1e',
    '.e3',
    '-e3',
    '1e5.',
    '-',
    '.',
    '-.',
    '--1',
    '1-2',
    '1a',
    '1..2',
    'e5',
    'inf',
    'nan',
    'NaN'
  ])('%s is a symbol', (word) => {
    deepStrictEqual(parseMessages(word), [new Command(word)])
  })
})

describe('rule 11: JSON as atoms', () => {
  it.each<[string, Message[]]>([
    ['{get: "count"}', [record({ get: 'count' })]],
    ['{"get": "count",}', [record({ get: 'count' })]],
    ["{'a b': 'c'}", [record({ 'a b': 'c' })]],
    ['{a-b: 1, $gt: 2, 5: 3}', [record({ 'a-b': 1, $gt: 2, 5: 3 })]],
    ['{}', [record({})]],
    ['[]', [[]]],
    ['[5]', [[5]]],
    ['[1, [2, {a: null}], true,]', [[1, [2, record({ a: null })], true]]],
    ['[.5, -0, 1e999, NaN, -Infinity]', [[0.5, -0, Infinity, NaN, -Infinity]]],
    [
      'insert notes {title: "Hello, world; ok"}',
      [new Command('insert', ['notes', record({ title: 'Hello, world; ok' })])]
    ],
    ['{a: 1} {b: 2}', [[record({ a: 1 }), record({ b: 2 })]]],
    ['{a: 1}, {b: 2}', [record({ a: 1 }), record({ b: 2 })]],
    ['set k [1, 2],set j "x"', [new Command('set', ['k', [1, 2]]), new Command('set', ['j', 'x'])]],
    // Only the start of an atom opens JSON.
    ['a{b c[d e"f', [new Command('a{b', ['c[d', 'e"f'])]],
    ['\\{a \\[b \\"c', [new Command('{a', ['[b', '"c'])]],
    ['"\\"\\\\\\n\\u0041\\/"', ['"\\\nA/']],
    ['{\n  a: 1,\n  b: 2\n}', [record({ a: 1, b: 2 })]]
  ])('%s', (text, messages) => {
    deepStrictEqual(parseMessages(text), messages)
  })

  it.each([
    ['{get: "count"', 'text-json', 'At character 14 `,` or `}` was expected, but the text ends.'],
    ['{get: }', 'text-json', 'At character 7 a value was expected, but there is `}`.'],
    ['{: 1}', 'text-json', 'At character 2 a key was expected, but there is `:`.'],
    ['{a 1}', 'text-json', 'At character 4 `:` was expected, but there is `1`.'],
    ['set {a: 1]', 'text-json', 'At character 10 `,` or `}` was expected, but there is `]`.'],
    ['[1 2]', 'text-json', 'At character 4 `,` or `]` was expected, but there is `2`.'],
    ['[1,,2]', 'text-json', 'At character 4 a value was expected, but there is `,`.'],
    ['{a: 1}b', 'text-json', 'At character 7 a space, `,` or `;` was expected, but there is `b`.'],
    ['"open', 'text-json', 'At character 6 a closing " was expected, but the text ends.'],
    ['"\\q"', 'text-json', 'At character 3 a character that may follow `\\` was expected, but there is `q`.'],
    [
      '"\\u12"',
      'text-json',
      'At character 4 a code of four hexadecimal digits was expected, but there is `1`.'
    ],
    ['{op: get}', 'text-json', 'At character 6 `get` is no value.'],
    ['{a: +3}', 'text-json', 'At character 5 `+3` is no value.'],
    ['{__proto__: 1}', 'text-key', 'At character 2 the key `__proto__` is not allowed.'],
    ['[{"__proto__": 1}]', 'text-key', 'At character 3 the key `__proto__` is not allowed.'],
    ['{"\\u005f_proto__": 1}', 'text-key', 'At character 2 the key `__proto__` is not allowed.'],
    ['['.repeat(65), 'text-deep', 'At character 65 braces and brackets are nested more than 64 deep.'],
    ['x'.repeat(1_000_001), 'text-long', 'The text is 1000001 characters long, and 1000000 are allowed.']
  ])('%.20s is refused with %s', (text, code, message) => {
    const thrown = error(text)
    expect([thrown.code, thrown.message]).toEqual([code, message])
    expect(thrown.advice).not.toBe('')
    // Nothing of a broken box is sent, not even what stands before the break.
    expect(() => parseMessage(`1, ${text}`)).toThrow(LoadbangError)
  })

  it('survives a hundred thousand brackets', () => {
    expect(error('[{a:'.repeat(100_000)).code).toBe('text-deep')
  })

  it('gives records without prototype, and constants that cannot be changed', () => {
    const [list] = parseMessages('[{a: [1]}]') as [[{ a: number[] }]]
    expect(Object.getPrototypeOf(list[0])).toBeNull()
    for (const value of [list, list[0], list[0].a]) expect(Object.isFrozen(value)).toBe(true)
  })
})

describe('rule 16: symbols of Pd that begin like JSON', () => {
  it('are themselves when a backslash is put before them, and are cut at their commas as in Pd', () => {
    deepStrictEqual(parseMessages('\\{set: \\["count", 1]}'), [
      new Command('{set:', ['["count"']),
      new Command('1]}')
    ])
  })
})

describe('rule 12: $n', () => {
  it.each<[string, Message, unknown[]]>([
    ['$1', 5, [5]],
    ['$1', 'foo', [new Command('foo')]],
    ['$1', 'bang', [bang]],
    ['$1 $2', ['x', 1], [new Command('x', [1])]],
    ['symbol $1', 'foo', ['foo']],
    ['symbol $1', 5, ['']],
    ['list $1', 'foo', ['foo']],
    ['$2 $1', [5, 7], [[7, 5]]],
    ['set $1', new Command('go', [4]), [new Command('set', [4])]],
    ['x-$1', 5, [new Command('x-5')]],
    ['$1-x', 'S', [new Command('S-x')]],
    ['$1$2', [5, 7], [new Command('57')]],
    ['set a$1 -$2 $2e3', [5, -0], [new Command('set', ['a5', '--0', '-0e3'])]],
    ['$11', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 'e'], [new Command('e')]],
    ['a$b $gt $', 1, [new Command('a$b', ['$gt', '$'])]],
    ['\\$1', 5, [new Command('$1')]],
    ['{set: ["count", $1]}', 5, [record({ set: ['count', 5] })]],
    ['{set: ["count", $1]}', '"}]', [record({ set: ['count', '"}]'] })]],
    ['{type: "insert", doc: $1}', record({ a: 1 }), [record({ type: 'insert', doc: record({ a: 1 }) })]],
    ['{find: {n: {$gt: $1}}}', 3, [record({ find: record({ n: record({ $gt: 3 }) }) })]],
    ['{$1: $2, "k-$1": "$2"}', ['a', 5], [record({ a: 5, 'k-a': '5' })]],
    ['"$1"', 5, ['5']],
    ['"Hello $1, \\$1"', 'you', ['Hello you, $1']],
    ['["$1", $1]', record({ a: 1 }), [['{a: 1}', record({ a: 1 })]]],
    ['set $1', [[1, 2], 3], [new Command('set', [[1, 2]])]],
    ['$1', [[1, 2], 3], [[1, 2]]],
    ['$1', [true], [1]]
  ])('%s', (text, message, expected) => {
    deepStrictEqual(sent(text, message), expected)
  })

  it('takes a record or a binary as one atom', () => {
    const bytes = new Uint8Array(3)
    deepStrictEqual(sent('set pic $1', bytes), [new Command('set', ['pic', bytes])])
    expect((sent('$1', bytes) as unknown[])[0]).toBe(bytes)
  })

  it('is 0, after an error, where it is missing; inside a symbol it stays', () => {
    expect(run('set $3', [5, 7])).toEqual({
      sent: [new Command('set', [0])],
      errors: ['text-dollar: `$3` was asked for, but the message has 2 atoms.']
    })
    expect(run('$1').sent).toEqual([0])
    expect(run('list $1').sent).toEqual([0])
    expect(run('{a: $2, b: "x$2"}', 1)).toEqual({
      sent: [record({ a: 0, b: 'x$2' })],
      errors: Array(2).fill('text-dollar: `$2` was asked for, but the message has 1 atom.')
    })
    expect(run('pre-$3 $1$2', 5).sent).toEqual([new Command('pre-$3', ['$1$2'])])
    deepStrictEqual(parseMessage('set $1').run(bang), [{ target: null, message: new Command('set', [0]) }])
  })

  it('is 0 for $0 in a message box', () => {
    expect(run('a $0 $0-x')).toEqual({ sent: [new Command('a', [0, '0-x'])], errors: [] })
    expect(run('$0-x', bang, 1003).sent).toEqual([new Command('1003-x')])
  })

  it('reports a message that cannot be, and sends the others', () => {
    expect(run('1, $1, float $2, 4', [null, 'x'])).toEqual({
      sent: [1, 4],
      errors: ['text-null: A message cannot be null.', 'text-float: `float` takes a number.']
    })
    expect(run('float foo, 2')).toEqual({ sent: [2], errors: ['text-float: `float` takes a number.'] })
  })

  it('throws what it cannot report', () => {
    expect(() => parseMessage('1, $null').run(bang)).toThrow(LoadbangError)
  })

  it('refuses `__proto__` that comes in as a key', () => {
    expect(run('{$1: 1}', '__proto__').errors[0]).toMatch(/^text-key/)
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })
})

describe('commas and receivers', () => {
  it.each<[string, Message, unknown[]]>([
    ['1, 2,3', bang, [1, 2, 3]],
    ['bang , 1', bang, [bang, 1]],
    [', 1', bang, [1]],
    ['1 ; r 5 , 6', bang, [1, { r: 5 }, { r: 6 }]],
    ['; r 1, 2; q 3', bang, [{ r: 1 }, { r: 2 }, { q: 3 }]],
    ['; r', bang, []],
    ['; r , 2', bang, [{ r: 2 }]],
    ['; ; r 1', bang, [{ r: 1 }]],
    [', ; r 1', bang, [{ r: 1 }]],
    ['; r list 1 2', bang, [{ r: [1, 2] }]],
    ['; r bang; r foo', bang, [{ r: bang }, { r: new Command('foo') }]],
    ['; $1 9', 'r', [{ r: 9 }]],
    ['; $1-x $2', ['r', 7], [{ 'r-x': 7 }]],
    ['; 5 foo', bang, [{ 5: new Command('foo') }]],
    ['; "my receiver" {a: 1}', bang, [{ 'my receiver': record({ a: 1 }) }]]
  ])('%s', (text, message, expected) => {
    deepStrictEqual(sent(text, message), expected)
  })

  it('sends nothing to a receiver whose name is missing', () => {
    expect(run('; $3 9; r 1')).toEqual({
      sent: [{ r: 1 }],
      errors: ['text-dollar: `$3` was asked for, but the message has 0 atoms.']
    })
  })

  it('refuses a receiver that is no name', () => {
    expect(() => parseMessage('; {a: 1} 2')).toThrow(/At character 3, after `;`/)
  })
})

describe('templates', () => {
  it('makes a constant message once', () => {
    const template = parseMessage('set count 5, [1, {a: 2}]')
    expect(template.constant).not.toBeNull()
    expect(template.run(1)).toBe(template.run(2))
    const [command] = template.run(bang)
    expect(Object.isFrozen((command?.message as Command).args)).toBe(true)
    expect(parseMessage('$1').constant).toBeNull()
  })

  it('makes a varying message anew each time', () => {
    const template = parseMessage('[$1, 2]')
    const [first] = template.run(1)
    template.run(9)
    expect(first?.message).toEqual([1, 2])
  })
})
