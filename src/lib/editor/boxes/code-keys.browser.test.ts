// What is typed into a cell before its code editor is there, beside what that would have made of it.
import { expect, test } from 'vitest'
import { bracketed, tabbed } from './code-keys.ts'

/** Types the keys; `|` in the text and in what comes of it is the caret. */
function typed(text: string, ...keys: string[]): string {
  const area = document.createElement('textarea')
  area.value = text.replace('|', '')
  area.setSelectionRange(text.indexOf('|'), text.indexOf('|'))
  for (const key of keys) {
    if (key === 'Tab' ? tabbed(area, false) : bracketed(area, key)) continue
    if (key.length === 1) area.setRangeText(key, area.selectionStart, area.selectionEnd, 'end')
  }
  return `${area.value.slice(0, area.selectionStart)}|${area.value.slice(area.selectionStart)}`
}

test('brackets close themselves, are typed over, and go together', () => {
  expect(typed('|', ...'recv((x) => {', 'Enter', ...'send(x + 1)')).toBe('recv((x) => {\n  send(x + 1)|\n})')
  expect(typed('|', ...'f([])')).toBe('f([])|')
  expect(typed('f(|)', 'Backspace')).toBe('f|')
  expect(typed('f(|x)', 'Backspace')).toBe('f(|x)')
  expect(typed('|x', '(')).toBe('(|x')
  expect(typed('a|)', ']')).toBe('a]|)')
})

test('a new line keeps its indent', () => {
  expect(typed('  a|b', 'Enter')).toBe('  a\n  |b')
  expect(typed('if (x) {|', 'Enter')).toBe('if (x) {\n  |')
  expect(typed('|', 'Enter')).toBe('\n|')
})

test('brackets go around what is selected', () => {
  const area = document.createElement('textarea')
  area.value = 'a b'
  area.setSelectionRange(0, 1)
  bracketed(area, '(')
  expect([area.value, area.selectionStart, area.selectionEnd]).toEqual(['(a) b', 1, 2])
})
