// What a stranger's expression must not do: reach a prototype, a constructor, a global; run for ever; fill the memory; break the
// stack. Every attempt gives undefined or an error with a code, quickly, and leaves the expression usable.
import { describe, expect, test } from 'vitest'
import { asLoadbangError, LoadbangError } from '../errors.ts'
import { bang, Command, record, type Value } from '../message.ts'
import { compileExpression, toMessage } from './index.ts'

const INPUTS: Value[] = [
  record({ a: 1, s: 'text', l: [1, 2, 3], d: new Date(0), b: new Uint8Array(4) }),
  bang,
  'text',
  [1, 2]
]

/** The code of the error, or the value. */
function attempt(source: string, inputs = INPUTS): unknown {
  try {
    return compileExpression(source).run(inputs)
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(LoadbangError)
    const error = asLoadbangError(thrown)
    expect(error.code).toMatch(/^expr-/)
    expect(error.message).not.toBe('')
    return error.code
  }
}

describe('prototypes', () => {
  const receivers = [
    'x',
    'x.s',
    'x.l',
    'x.d',
    'x.b',
    '$2',
    '$3',
    '$4',
    '(1)',
    'true',
    '({})',
    '[]',
    '(a => a)',
    'isNaN'
  ]
  const names = [
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    '__defineGetter__',
    'valueOf',
    'call',
    'bind',
    'map'
  ]
  for (const receiver of receivers) {
    test(`${receiver} has own properties only`, () => {
      for (const name of names) {
        expect(attempt(`${receiver}.${name}`)).toBe(undefined)
        expect(attempt(`${receiver}["${name}"]`)).toBe(undefined)
        expect(attempt(`${receiver}[["${name}"]]`)).toBe(undefined)
        expect(attempt(`${receiver}["${name.slice(0, 3)}" + "${name.slice(3)}"]`)).toBe(undefined)
      }
    })
    test(`${receiver} has no method that is not listed`, () => {
      for (const name of [
        'constructor',
        'call',
        'apply',
        'bind',
        '__lookupGetter__',
        'toLocaleString',
        'matchAll',
        'push'
      ]) {
        expect(attempt(`${receiver}.${name}("return this")`)).toBe('expr-method')
        expect(attempt(`${receiver}["${name}"]("return this")`)).toBe('expr-method')
      }
    })
  }
  const chains = [
    'x.constructor.constructor("return 1")()',
    '(a => a).constructor("return 1")()',
    '[].map.constructor("return 1")()',
    'Math.abs.constructor("return 1")()',
    '"".sub.call',
    '({}).__proto__.x',
    'x.s.replace.call("a")',
    '[[]].flat.constructor',
    'Object.keys.constructor("x")'
  ]
  for (const source of chains) test(source, () => expect(attempt(source)).toMatch(/^expr-/))

  test('globals are not names', () => {
    for (const name of [
      'globalThis',
      'window',
      'self',
      'process',
      'require',
      'eval',
      'Function',
      'Reflect',
      'Proxy',
      'Symbol',
      'RegExp',
      'arguments',
      'fetch',
      'Promise',
      'module',
      '_'
    ]) {
      expect(attempt(name)).toBe('expr-name')
      expect(attempt(`${name}("1")`)).toBe('expr-name')
    }
    for (const name of ['Math', 'Object', 'Array', 'JSON', 'Date']) expect(attempt(name)).toBe('expr-syntax')
    for (const name of [
      'Object.prototype',
      'Object.getPrototypeOf',
      'Object.assign',
      'Array.prototype',
      'Math.constructor',
      'Math.__proto__',
      'Date.parse',
      'Math["abs"]',
      'JSON["parse"]'
    ]) {
      expect(attempt(name)).toMatch(/^expr-(name|syntax)$/)
    }
  })

  test('__proto__ is no key of a record', () => {
    expect(attempt('({__proto__: x})')).toBe('expr-syntax')
    expect(attempt('({"__proto__": x})')).toBe('expr-syntax')
    expect(attempt('({["__pro" + "to__"]: x})')).toBe('expr-key')
    expect(attempt('Object.fromEntries([["__proto__", 1]])')).toBe('expr-key')
    expect(attempt(`JSON.parse('{"__proto__": 1}')`)).toBe('expr-key')
    expect(Object.getPrototypeOf(compileExpression('({a: 1})').run([]))).toBe(null)
  })
})

describe('what is not in the language', () => {
  const refused = [
    'x = 1',
    'x.a = 1',
    'x++',
    'x += 1',
    'this',
    'new Date()',
    'function () {}',
    'class {}',
    'a => { return 1 }',
    'x, 1',
    '/a+/.test(x)',
    'import("fs")',
    'import.meta',
    'async a => a',
    'await x',
    'delete x.a',
    'x instanceof Array',
    '1n',
    '`a``b`',
    '({get a() { return 1 }})',
    '({a() {}})',
    '([a]) => a',
    '({a}) => a',
    '(...a) => a',
    '(a = 1) => a',
    '[1, , 2]',
    'x; 1',
    'let a = 1',
    'if (x) 1',
    'x => x => {}',
    'new.target',
    'x.#a',
    '#a in x',
    'super.x',
    'yield x',
    '1 2',
    ')',
    '"',
    '({',
    'x => '
  ]
  for (const source of refused) test(source, () => expect(attempt(source)).toMatch(/^expr-(syntax|name)$/))
  test('an error tells the place', () => {
    expect(() => compileExpression('1 + y')).toThrow('At character 5: the name "y" is not known.')
    expect(() => compileExpression('(1 + ')).toThrow('the expression ends too soon')
    expect(() => compileExpression('  ')).toThrow('There is no expression.')
  })
})

describe('what is too much', () => {
  const many = (count: number, part: string) => part.repeat(count)
  const bombs: [string, string][] = [
    ['self application', '(f => f(f))(f => f(f))'],
    ['the Y combinator', '(f => (g => g(g))(g => f(a => g(g)(a))))(f => n => f(n + 1))(0)'],
    ['repeat', '"a".repeat(1e9)'],
    ['repeat for ever', '"a".repeat(Infinity)'],
    ['padStart', '"a".padStart(1e9)'],
    ['padEnd', '"a".padEnd(2 ** 31, "xy")'],
    ['Array.from', 'Array.from({length: 1e9})'],
    ['Array.from for ever', 'Array.from({length: Infinity}, (v, i) => i)'],
    ['doubling text', `x.l.concat(x.l, x.l, x.l, x.l, x.l, x.l, x.l, x.l).reduce(s => s + s, "aaaaaaaa")`],
    [
      'doubling by template',
      `(d => ${many(12, 'd(')}"abcdefgh"${many(12, ')')})(s => \`\${s}\${s}\${s}\${s}\`)`
    ],
    ['doubling lists', `(d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [...l, ...l])`],
    ['doubling by concat', `(d => ${many(30, 'd(')}[1]${many(30, ')')})(l => l.concat(l))`],
    ['doubling trees', `(d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [l, l])`],
    ['doubling trees as text', `JSON.stringify((d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [l, l]))`],
    ['doubling trees joined', `String((d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [l, l]))`],
    ['doubling trees flattened', `(d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [l, l]).flat(Infinity)`],
    ['doubling trees compared', `(d => ${many(30, 'd(')}[1]${many(30, ')')})(l => [l, l]) < 1`],
    ['replaceAll', '"a".repeat(1e5).replaceAll("", "b".repeat(1e3))'],
    ['replaceAll by function', '"a".repeat(1e5).replaceAll("a", (m, i, s) => s)'],
    ['join', 'Array.from({length: 1e4}, () => "a".repeat(1e3)).join("")'],
    ['loops in loops', '(l => l.map(a => l.map(b => l.map(c => 1))))(Array.from({length: 1000}))'],
    ['sorting', 'Array.from({length: 200000}, (v, i) => -i).sort((a, b) => a - b)'],
    ['deep results', 'Array.from({length: 1000}).reduce(a => [a], 1)'],
    ['deep records', 'Array.from({length: 1000}).reduce(a => ({a}), 1)'],
    ['deep brackets', `${many(3000, '(')}1${many(3000, ')')}`],
    ['deep lists', `${many(3000, '[')}${many(3000, ']')}`],
    ['deep arrows', `${many(900, 'a => ')}1`],
    ['deep ternaries', `${many(900, 'x ? 1 : ')}1`],
    ['long sums', `${many(900, '1 + ')}1`],
    ['JSON of deep text', 'JSON.parse("[".repeat(1e4) + "]".repeat(1e4))'],
    ['long text', '1 + '.repeat(5000) + '1']
  ]
  for (const [name, source] of bombs) {
    test(name, () => {
      expect(attempt(source)).toMatch(/^expr-(budget|size|deep)$/)
    })
  }
  test('an expression that ran out works again', () => {
    const expression = compileExpression('Array.from({length: x}, (v, i) => i).length')
    expect(() => expression.run([1e9])).toThrow('steps')
    expect(expression.run([1000])).toBe(1000)
  })
  test('an ordinary amount of work fits', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => record({ title: `note ${i}`, n: i }))
    const made = compileExpression(
      'x.docs.filter(d => d.n % 2 === 0).map(d => ({title: d.title.toUpperCase()}))'
    ).run([record({ docs: list })])
    expect(made).toHaveLength(5000)
  })
  test('a function cannot leave, nor hide in a list', () => {
    for (const source of [
      'a => b => a',
      '[a => a]',
      '({f: a => a})',
      '[1].map(a => b => b)',
      '[].concat(a => a)',
      'Array.of(Number)',
      'JSON.stringify(a => a)'
    ]) {
      expect(attempt(source)).toBe('expr-function')
    }
  })
})

describe('messages as values', () => {
  test('a bang is bang, and shows selector and args like a command', () => {
    expect(attempt('x', [bang])).toBe(bang)
    expect(attempt('x === bang', [bang])).toBe(true)
    expect(attempt('x > 3 ? bang : undefined', [5])).toBe(bang)
    expect(attempt('x.selector', [bang])).toBe('bang')
    expect(attempt('x + 1', [bang])).toBe('expr-type')
    const command = new Command('set', ['count', 5])
    expect(attempt('x.selector + x.args.length', [command])).toBe('set2')
    expect(attempt('x', [command])).toBe(command)
  })
  test('bytes show their size and elements, nothing else', () => {
    expect(attempt('x.byteLength + x[1]', [new Uint8Array([1, 2, 3])])).toBe(5)
    expect(attempt('x.buffer', [new Uint8Array(3)])).toBe(undefined)
    expect(attempt('[...x]', [new Uint8Array([1, 2])])).toStrictEqual([1, 2])
  })
  test('rule 2: true and false are 1 and 0, undefined sends nothing, null is an error', () => {
    expect(toMessage(true)).toBe(1)
    expect(toMessage(false)).toBe(0)
    expect(toMessage(undefined)).toBe(undefined)
    expect(() => toMessage(null)).toThrow('null, which is no message')
    expect(toMessage(new Date(5))).toBe(5)
    const nested = [null, true, record({ a: false })]
    expect(toMessage(nested)).toBe(nested)
  })
})
