// The window into a long list: never more than what is seen and a margin, never out of range.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsInView } from './rows.ts'

test('rows in view', () => {
  expect(rowsInView(100, 20, 0, 100)).toEqual({ first: 0, end: 11 })
  expect(rowsInView(100, 20, 1000, 100)).toEqual({ first: 44, end: 61 })
  expect(rowsInView(3, 20, 0, 100)).toEqual({ first: 0, end: 3 })
  expect(rowsInView(0, 20, 0, 100)).toEqual({ first: 0, end: 0 })
})

test('for any scroll position, every visible row is among them and their number is bounded', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(200000), fc.integer({ min: 1, max: 2000 }), (count, top, view) => {
      const { first, end } = rowsInView(count, 24, top, view)
      expect(first).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(count)
      expect(end - first).toBeLessThanOrEqual(Math.ceil(view / 24) + 14)
      for (let row = 0; row < count; row += 7) {
        const seen = (row + 1) * 24 > top && row * 24 < top + view
        if (seen) expect(row >= first && row < end).toBe(true)
      }
    })
  )
})
