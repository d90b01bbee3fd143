// Places by heights, against sums made the plain way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heights } from './heights.ts'

test('places are sums of heights', () => {
  const edits = fc.array(fc.tuple(fc.nat(49), fc.integer({ min: 1, max: 400 })))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), edits, fc.nat(20_000), (count, sets, y) => {
      const heights = new Heights(count, 100)
      const plain = Array.from({ length: count }, () => 100)
      for (const [index, height] of sets) {
        const more = heights.set(index, height)
        expect(more).toBe(index < count ? height - plain[index]! : 0)
        if (index < count) plain[index] = height
      }
      const tops = plain.map((_, i) => plain.slice(0, i).reduce((sum, each) => sum + each, 0))
      expect(plain.map((_, i) => heights.top(i))).toEqual(tops)
      expect(heights.total).toBe(plain.reduce((sum, each) => sum + each, 0))
      expect(heights.at(y)).toBe(
        Math.max(
          0,
          tops.findLastIndex((top) => top <= y)
        )
      )
    }),
    { numRuns: 200 }
  )
})
