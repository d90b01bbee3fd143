import { describe, expect, it } from 'vitest'
import { nearestPortIndex, portPoint, portX, widthForPorts } from './ports.ts'

const box = { x: 100, y: 50, width: 80, height: 24 }

describe('places of ports', () => {
  it('puts the first at the left and the last at the right, symmetrically', () => {
    expect(portX(0, 1, 80)).toBe(9)
    expect(portX(0, 2, 80) + portX(1, 2, 80)).toBe(80)
    expect(portX(1, 3, 80)).toBe(40)
  })

  it('keeps the only port of a very narrow box inside', () => {
    expect(portX(0, 1, 10)).toBe(5)
  })

  it('meets cables on the top edge for inlets and on the bottom edge for outlets', () => {
    expect(portPoint(box, 'in', 0, 1)).toEqual({ x: 109, y: 50 })
    expect(portPoint(box, 'out', 1, 2)).toEqual({ x: 171, y: 74 })
  })

  it('asks for a width at which ports stay apart', () => {
    const width = widthForPorts(5)
    for (let i = 1; i < 5; i++) expect(portX(i, 5, width) - portX(i - 1, 5, width)).toBeGreaterThanOrEqual(14)
  })

  it('finds the nearest port', () => {
    expect(nearestPortIndex(box, 2, 120)).toBe(0)
    expect(nearestPortIndex(box, 2, 160)).toBe(1)
    expect(nearestPortIndex(box, 0, 160)).toBe(-1)
  })
})
