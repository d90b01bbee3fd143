// Days and times in words.
import { expect, test } from 'vitest'
import { byDay, dayOf, momentOf } from './days.ts'

const at = (day: number, hour: number, month = 2, year = 2026) =>
  new Date(year, month, day, hour, 5).getTime()
const now = at(10, 1)

test('the days of a person, not spans of 24 hours', () => {
  expect(dayOf(at(10, 0), now)).toBe('Today')
  expect(dayOf(at(9, 23), now)).toBe('Yesterday')
  expect(dayOf(at(8, 23), now)).toBe('Sunday 8 March')
  expect(dayOf(at(8, 23, 11, 2025), now)).toBe('Monday 8 December 2025')
  expect(momentOf(at(9, 14), now)).toBe('yesterday at 14:05')
  expect(momentOf(at(3, 14), now)).toBe('on Tuesday 3 March at 14:05')
})

test('what is sorted is grouped', () => {
  const items = [at(10, 0), at(9, 23), at(9, 1), at(3, 3)].map((time) => ({ at: time }))
  expect(byDay(items, now).map(({ title, items: of }) => [title, of.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Tuesday 3 March', 1]
  ])
})
