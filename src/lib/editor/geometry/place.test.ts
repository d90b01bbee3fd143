import { describe, expect, it } from 'vitest'
import { intersects } from './rect.ts'
import { placeBelow, placeBeside, within } from './place.ts'

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

  it('puts a copy beside what it was made of: right, below, left, above, and only into view', () => {
    const view = { x: 0, y: 0, width: 400, height: 300 }
    const at = (x: number, y: number, others: Parameters<typeof placeBeside>[2] = []) =>
      placeBeside({ x, y, ...size }, view, others)
    expect(at(16, 16)).toEqual({ x: 120, y: 16 })
    expect(at(16, 16, [{ x: 120, y: 16, ...size }])).toEqual({ x: 16, y: 64 })
    expect(at(304, 16)).toEqual({ x: 304, y: 64 })
    expect(at(304, 264)).toEqual({ x: 200, y: 264 })
    expect(placeBeside({ x: 0, y: 0, width: 390, height: 290 }, view, [])).toBe(null)
  })

  it('brings into view what would lie outside', () => {
    const view = { x: 0, y: 0, width: 400, height: 300 }
    expect(within(view, { x: 390, y: -20, ...size })).toEqual({ x: 320, y: 0 })
    expect(within(view, { x: -900, y: 0, width: 800, height: 20 })).toEqual({ x: 0, y: 0 })
  })
})
