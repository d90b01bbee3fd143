import { describe, expect, it } from 'vitest'
import { intersects } from './rect.ts'
import { placeBelow } from './place.ts'

const size = { width: 80, height: 24 }

describe('places for new boxes', () => {
  it('is below the anchor, in line with it, when that is free', () => {
    const spot = placeBelow({ x: 16, y: 16, ...size }, size, [{ x: 16, y: 16, ...size }])
    expect(spot.x).toBe(16)
    expect(spot.y).toBeGreaterThan(40)
  })

  it('covers no other box', () => {
    const others = [{ x: 16, y: 16, ...size }]
    for (let i = 0; i < 20; i++) {
      const rect = { ...placeBelow(others[0]!, size, others), ...size }
      expect(others.some((other) => intersects(other, rect))).toBe(false)
      others.push(rect)
    }
  })
})
