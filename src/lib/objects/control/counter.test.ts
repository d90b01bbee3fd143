import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

/** Counts with [carry]s as `!` before the number. */
function counts(text: string, ...messages: (Message | [1, number])[]): string {
  const o = testObject(catalogue, text)
  for (const message of messages) {
    if (Array.isArray(message) && message[0] === 1) o.in(1, message[1] as number)
    else o.in(0, message as Message)
  }
  expect(o.errors).toStrictEqual([])
  return o.out.map(([outlet, value]) => (outlet === 1 ? '!' : `${String(value)} `)).join('')
}
const bangs = (n: number): Message[] => Array.from({ length: n }, () => bang)

test('counts up and begins anew', () => {
  expect(counts('counter', ...bangs(3))).toBe('0 1 2 ')
  expect(counts('counter 2', ...bangs(5))).toBe('0 1 2 !0 1 ')
  expect(counts('counter 3 5', ...bangs(5))).toBe('3 4 5 !3 4 ')
})

test('down, and up and down', () => {
  expect(counts('counter 1 3', [1, 1], ...bangs(5))).toBe('3 2 1 !3 2 ')
  expect(counts('counter 1 3', [1, 2], ...bangs(8))).toBe('1 2 3 !2 1 !2 3 !2 ')
})

test('set, reset, min, max in all spellings; a number is counted to at once', () => {
  expect(counts('counter 10', bang, new Command('set', [7]), bang, bang, new Command('reset'), bang)).toBe(
    '0 7 8 0 '
  )
  expect(counts('counter 10', record({ set: 4 }), bang, record({ type: 'max', max: 5 }), bang, bang)).toBe(
    '4 5 !0 '
  )
  expect(counts('counter 10', 6, bang)).toBe('6 7 ')
})
