// Quick steps add up; a slow one starts from what is shown.
import { expect, test } from 'vitest'
import { stepping } from './stepping.ts'

test('quick steps add up, though nothing of them is shown yet', () => {
  let time = 0
  let shown = 5
  const played: number[] = []
  const step = stepping(
    () => shown,
    (value) => played.push(value),
    () => time
  )
  step((from) => from + 1)
  time = 40
  step((from) => from + 10)
  expect(played).toEqual([6, 16])
  // Meanwhile a message has set it to something else.
  shown = 100
  time = 1000
  step((from) => from - 1)
  expect(played).toEqual([6, 16, 99])
})
