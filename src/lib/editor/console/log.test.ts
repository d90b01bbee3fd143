// The console's memory: bounded, in order, and honest about what it left out.
import { expect, test } from 'vitest'
import { capacity, lineText, LogBuffer } from './log.ts'

const print = (text: string, nodeId?: string) => ({ level: 'print' as const, text, nodeId })

test('equal neighbours are one line with a count; others are not', () => {
  const log = new LogBuffer()
  log.add([print('a'), print('a'), print('b'), print('a'), print('a', 'other box')])
  expect(log.lines.map((line) => [line.text, line.count])).toEqual([
    ['a', 2],
    ['b', 1],
    ['a', 1],
    ['a', 1]
  ])
  expect(log.counts.print).toBe(5)
})

test('the newest lines stay, their ids never repeat, and the length is bounded', () => {
  const log = new LogBuffer()
  for (let i = 0; i < capacity * 4; i++) log.add([print(`line ${i}`)])
  expect(log.lines.length).toBeLessThanOrEqual(capacity * 1.25)
  expect(log.lines.at(-1)?.text).toBe(`line ${capacity * 4 - 1}`)
  expect(new Set(log.lines.map((line) => line.id)).size).toBe(log.lines.length)
  expect(log.counts.print).toBe(capacity * 4)
})

test('what the engine left out is said, before the lines that came after it', () => {
  const log = new LogBuffer()
  log.add([print('after')], 1234)
  expect(log.lines[0]?.text).toContain('1,234 lines')
  expect(log.lines[0]?.level).toBe('warn')
  expect(log.lines[1]?.text).toBe('after')
})

test('clear forgets lines and counts', () => {
  const log = new LogBuffer()
  log.add([print('a')], 2)
  log.clear()
  expect(log.lines).toEqual([])
  expect(Object.values(log.counts)).toEqual([0, 0, 0, 0])
})

test('errors count while their box is there', () => {
  const log = new LogBuffer()
  const error = (nodeId?: string) => ({ level: 'error' as const, text: 'It broke.', nodeId })
  log.add([error('a'), error('a'), error('b'), error(), print('x', 'a')])
  expect(log.errorsOf(() => true)).toBe(4)
  expect(log.errorsOf((id) => id === 'b')).toBe(2)
  expect(log.errorsOf(() => false)).toBe(1)
  log.clear()
  expect(log.errorsOf(() => true)).toBe(0)
})

test('a line for the clipboard has its code and advice', () => {
  expect(lineText({ level: 'error', text: 'It broke.', code: 'x-y', advice: 'Mend it.' })).toBe(
    'x-y: It broke. Mend it.'
  )
  expect(lineText({ level: 'error', text: 'It broke.', code: 'x-y', object: '+ 1' })).toBe(
    'x-y + 1: It broke.'
  )
  expect(lineText(print('a'))).toBe('a')
})
