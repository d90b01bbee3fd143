import { expect, test } from 'vitest'
import { cellText, columnWidths, timeText } from './list-cells.ts'

test('a time is as long as its distance asks for', () => {
  const now = new Date(2026, 5, 15, 12, 0).getTime()
  const at = (...parts: [number, number, number, number, number]) =>
    timeText(new Date(...parts).getTime(), now)
  expect(at(2026, 5, 15, 9, 5)).toMatch(/9:05/)
  expect(at(2026, 5, 15, 9, 5)).not.toMatch(/15/)
  expect(at(2026, 1, 3, 9, 5)).toMatch(/3.*9:05|Feb.*9:05/)
  expect(at(2024, 1, 3, 9, 5)).toMatch(/2024/)
  expect(at(2024, 1, 3, 9, 5)).not.toMatch(/9:05/)
  expect(timeText(NaN, now)).toBe('')
})

test('cells', () => {
  expect([null, true, false, 'x', 0.5].map((cell) => cellText(cell, 'text'))).toStrictEqual([
    '',
    'yes',
    'no',
    'x',
    '0.5'
  ])
})

test('numbers have the width that they need, texts share the rest', () => {
  const widths = columnWidths(
    [
      { title: 'n', kind: 'number' },
      { title: 'text', kind: 'text' }
    ],
    [
      [12345, 'x'.repeat(500)],
      [1, null]
    ]
  )
  expect(widths).toBe('5.5ch minmax(8ch, 36fr)')
})

test('a time has room for its letters, which are wider than digits', () => {
  const at = new Date(2024, 1, 3).getTime()
  const width = Number.parseFloat(columnWidths([{ title: 't', kind: 'time' }], [[at]]))
  expect(width).toBeGreaterThan(timeText(at).length + 1)
})
