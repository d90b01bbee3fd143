// Text and messages are two forms of one thing: going there and back changes nothing, in either direction.
// Node's deepStrictEqual, because it compares prototypes, -0 and NaN, and is not misled by a key named `constructor`.
import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bang, Command, record, type Message, type Value } from '../message.ts'
import { LoadbangError } from '../errors.ts'
import { messages, texts, values } from './testing/arbitrary.ts'
import { formatAtom, formatMessage } from './format.ts'
import { parseMessages } from './message-text.ts'

/** The messages of a text, or null where it is refused (always by a LoadbangError of the grammar). */
function parsed(text: string): Message[] | null {
  try {
    return parseMessages(text)
  } catch (error) {
    expect(error).toBeInstanceOf(LoadbangError)
    expect((error as LoadbangError).code).toMatch(/^text-/)
    return null
  }
}

describe('canonical text', () => {
  it('message -> format -> parse is the identity', () => {
    fc.assert(
      fc.property(messages, (message) => {
        deepStrictEqual(parseMessages(formatMessage(message)), [message])
      }),
      { numRuns: 5000 }
    )
  })

  it('text -> parse -> format -> parse is the identity', () => {
    let understood = 0
    fc.assert(
      fc.property(texts, (text) => {
        const first = parsed(text)
        if (!first) return
        understood++
        deepStrictEqual(parseMessages(first.map(formatMessage).join(', ')), first)
      }),
      { numRuns: 5000 }
    )
    expect(understood).toBeGreaterThan(1000)
  })

  it('an atom stands for itself anywhere in a list', () => {
    fc.assert(
      fc.property(values, (value) => {
        deepStrictEqual(parseMessages(`1 ${formatAtom(value)} 2`), [[1, value, 2]])
      }),
      { numRuns: 2000 }
    )
  })

  it.each<[Message, string]>([
    [bang, 'bang'],
    [5, '5'],
    [-0, '-0'],
    [0.1, '0.1'],
    [Infinity, '1e999'],
    [-Infinity, '-1e999'],
    [NaN, '$NaN'],
    [1e21, '1e+21'],
    ['foo', 'symbol foo'],
    ['', 'symbol'],
    ['my store', 'symbol "my store"'],
    ['5', 'symbol "5"'],
    ['$1', 'symbol "\\$1"'],
    [[], '[]'],
    [[7], '[7]'],
    [['foo'], '["foo"]'],
    [[1, 'a b', 2], '1 "a b" 2'],
    [['foo', 1], 'list foo 1'],
    [['bang', null, true], 'list bang $null $true'],
    [[[1, 2], 3], '[1, 2] 3'],
    [new Command('set', ['count', 5]), 'set count 5'],
    [new Command('list', [1]), '\\list 1'],
    [new Command('bang'), '\\bang'],
    [new Command('5'), '\\5'],
    [new Command('my set', [1]), 'my\\ set 1'],
    [new Command('{a'), '\\{a'],
    [new Command(''), '$""'],
    [record({ get: 'count' }), '{get: "count"}'],
    [
      record({ $gt: 1, $1: 2, 'a b': [null, { x: true }] as never }),
      '{$gt: 1, "\\$1": 2, "a b": [null, {x: true}]}'
    ]
  ])('%o is written %s', (message, text) => {
    expect(formatMessage(message)).toBe(text)
  })

  it('writes what text cannot hold as a description', () => {
    expect(formatMessage(new Uint8Array(3))).toBe('"Uint8Array of 3 bytes"')
    expect(formatMessage([1, new Date(0), bang, new Command('set', [1])])).toBe(
      '1 "1970-01-01T00:00:00.000Z" "bang" ["set", 1]'
    )
  })

  it('ends where one part stands in a value over and over', () => {
    let wide: Value = [1]
    for (let level = 0; level < 60; level++) wide = [wide, wide]
    const text = formatMessage(wide as Message)
    expect(text).toContain('…')
    expect(text.length).toBeLessThan(20_000_000)
  })

  it('writes whatever text can be as deep as it may be', () => {
    let deep: Value = []
    for (let level = 1; level < 64; level++) deep = [deep]
    deepStrictEqual(parseMessages(formatMessage(deep as Message)), [deep])
  })

  it('ends where a value contains itself', () => {
    const ring: unknown[] = [1]
    ring.push(ring)
    expect(formatMessage(ring as never)).toContain('…')
  })
})
