import { describe, expect, it } from 'vitest'
import { cableCurve, cablePath, cablePoint, distanceToCable } from './cable.ts'

const from = { x: 0, y: 0 }

describe('the line of a cable', () => {
  it('is straight when the inlet lies right below', () => {
    for (const t of [0, 0.25, 0.5, 1]) expect(cablePoint(from, { x: 0, y: 80 }, t).x).toBe(0)
  })

  it('leaves downwards and enters from above, also when it goes back up', () => {
    for (const to of [
      { x: 60, y: 80 },
      { x: 60, y: -80 },
      { x: -200, y: 3 }
    ]) {
      const [a, b, c, d] = cableCurve(from, to)
      expect(b.x).toBe(a.x)
      expect(b.y).toBeGreaterThanOrEqual(a.y)
      expect(c.x).toBe(d.x)
      expect(c.y).toBeLessThanOrEqual(d.y)
    }
  })

  it('goes round the boxes when it goes straight up', () => {
    // Ports 9 px from the left side of boxes that are 24 px high; a box to itself, its neighbour, and far ones.
    for (const rise of [0, 48, 100, 400, 2000]) {
      for (const dx of [0, 4, -6]) {
        const to = { x: dx, y: -24 - rise }
        let furthest = 0
        for (let t = 0; t <= 1; t += 0.005) {
          const { x, y } = cablePoint(from, to, t)
          furthest = Math.min(furthest, x)
          const inFirst = y < -1 && y > -23 && x > -9
          const inLast = y > to.y + 1 && y < to.y + 23 && x > dx - 9
          expect([rise, dx, t, inFirst || inLast]).toEqual([rise, dx, t, false])
        }
        expect(furthest).toBeLessThan(-24)
      }
    }
  })

  it('starts and ends at its ports', () => {
    expect(cablePath({ x: 1, y: 2 }, { x: 3, y: 40 })).toMatch(/^M1,2C.* 3,40$/)
    expect(cablePoint(from, { x: 30, y: 40 }, 1)).toEqual({ x: 30, y: 40 })
  })

  it('knows how far a point is from it', () => {
    expect(distanceToCable(from, { x: 0, y: 100 }, { x: 5, y: 50 })).toBeCloseTo(5, 5)
    expect(distanceToCable(from, { x: 0, y: 100 }, { x: 0, y: 130 })).toBeCloseTo(30, 5)
  })
})
