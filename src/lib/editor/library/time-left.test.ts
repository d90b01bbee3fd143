// Words for the time that is left.
import { expect, test } from 'vitest'
import { timeLeft } from './time-left.ts'

const DAY = 24 * 3_600_000

test('days are counted up: the last one is a whole one', () => {
  expect(timeLeft(0, 0)).toBe('30 days left')
  expect(timeLeft(0, 1)).toBe('30 days left')
  expect(timeLeft(0, 28 * DAY)).toBe('2 days left')
  expect(timeLeft(0, 29 * DAY + 5)).toBe('1 day left')
  expect(timeLeft(0, 30 * DAY)).toBe('goes at the next start')
})
