// Times in words.
import { expect, test } from 'vitest'
import { ago } from './ago.ts'

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [-100, 'just now'],
  [60, '1 minute ago'],
  [7199, '1 hour ago'],
  [3 * 86400, '3 days ago'],
  [800 * 86400, '2 years ago']
])('%i seconds', (seconds, words) => {
  expect(ago(0, seconds * 1000)).toBe(words)
})
