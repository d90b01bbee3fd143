import { describe, expect, it } from 'vitest'
import { intersects } from './rect.ts'
import { placeAt, placeBelow } from './place.ts'

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

  it('never puts a box exactly on another', () => {
    expect(placeAt({ x: 10, y: 10 }, [])).toEqual({ x: 10, y: 10 })
    expect(
      placeAt({ x: 10, y: 10 }, [
        { x: 10, y: 10, ...size },
        { x: 26, y: 26, ...size }
      ])
    ).toEqual({ x: 42, y: 42 })
  })
})
