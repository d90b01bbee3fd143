// What native Pd's [print] shows, line for line, and what Loadbang adds to it.
import { describe, expect, it } from 'vitest'
import { bang, Command, record, type Message } from '../message.ts'
import { printMessage } from './print.ts'

describe('printMessage', () => {
  it.each<[Message, string]>([
    [bang, 'bang'],
    [5, '5'],
    [-0, '-0'],
    ['foo', 'symbol foo'],
    ['', 'symbol '],
    ['bang', 'symbol bang'],
    ['a b', 'symbol a\\ b'],
    ['a,b;c', 'symbol a\\,b\\;c'],
    ['$1 $x', 'symbol \\$1\\ $x'],
    [[], 'bang'],
    [[7], '7'],
    [['foo'], 'symbol foo'],
    [[1, 2], '1 2'],
    [[1, 'foo'], '1 foo'],
    [['foo', 1], 'list foo 1'],
    [new Command('foo'), 'foo'],
    [new Command('set', ['count', 5]), 'set count 5'],
    [new Command('a b', ['c']), 'a b c']
  ])('as Pd: %o', (message, text) => {
    expect(printMessage(message)).toBe(text)
  })

  it.each<[Message, string]>([
    [0.1, '0.1'],
    [1234567, '1234567'],
    [Infinity, '1e999']
  ])('rule 4: numbers shortest: %o', (message, text) => {
    expect(printMessage(message)).toBe(text)
  })

  it.each<[Message, string]>([
    [record({ op: 'get', key: 'a b', found: true }), '{op: "get", key: "a b", found: true}'],
    [[record({ a: 1 }), [1, 2], null], '{a: 1} [1, 2] null'],
    [new Command('insert', [record({ a: null })]), 'insert {a: null}'],
    [new Uint8Array(3), '<Uint8Array of 3 bytes>'],
    [new Blob(['abc'], { type: 'text/plain' }), '<Blob of 3 bytes, text/plain>']
  ])('of its own: %o', (message, text) => {
    expect(printMessage(message)).toBe(text)
  })
})
