import { describe, expect, it } from 'vitest'
import { along, valueAt } from './slider-place.ts'

const range = (low: number, high: number) => ({ low, high })
const midi = range(0, 127)

describe('places on a slider', () => {
  it('goes from place to value and back, also upside down', () => {
    for (const each of [midi, range(-1, 1), range(10, 0)]) {
      expect(valueAt(each, 0)).toBe(each.low)
      expect(valueAt(each, 1)).toBe(each.high)
      expect(along(each, valueAt(each, 0.5))).toBeCloseTo(0.5, 1)
    }
    expect(along(midi, 500)).toBe(1)
    expect(valueAt(midi, 9)).toBe(127)
  })

  it('gives whole numbers on wide ranges and fine ones on narrow ranges', () => {
    expect(Number.isInteger(valueAt(midi, 0.333))).toBe(true)
    expect(valueAt(range(0, 1), 0.333)).toBe(0.333)
  })
})
