import { describe, expect, it } from 'vitest'
import { along, rangeOf, valueAt } from './slider-range.ts'

describe('slider ranges', () => {
  it('reads its bounds from the arguments', () => {
    expect(rangeOf([])).toEqual({ low: 0, high: 127 })
    expect(rangeOf(['1'])).toEqual({ low: 0, high: 1 })
    expect(rangeOf(['-1', '1'])).toEqual({ low: -1, high: 1 })
    expect(rangeOf(['5', '5'])).toEqual({ low: 5, high: 6 })
    expect(rangeOf(['x'])).toEqual({ low: 0, high: 127 })
  })

  it('goes from place to value and back, also upside down', () => {
    for (const range of [rangeOf([]), rangeOf(['-1', '1']), rangeOf(['10', '0'])]) {
      expect(valueAt(range, 0)).toBe(range.low)
      expect(valueAt(range, 1)).toBe(range.high)
      expect(along(range, valueAt(range, 0.5))).toBeCloseTo(0.5, 1)
    }
    expect(along(rangeOf([]), 500)).toBe(1)
    expect(valueAt(rangeOf([]), 9)).toBe(127)
  })

  it('gives whole numbers on wide ranges and fine ones on narrow ranges', () => {
    expect(Number.isInteger(valueAt(rangeOf([]), 0.333))).toBe(true)
    expect(valueAt(rangeOf(['1']), 0.333)).toBe(0.333)
  })
})
