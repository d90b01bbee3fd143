// The numbers are those of Pd 0.53's own windows, counted on pictures of them.
import { describe, expect, it } from 'vitest'
import { pdGuiSize, readPdGui } from '../../objects/gui/pd-gui-arguments.ts'
import { boxSize, type BoxShape } from './box-size.ts'
import { pdMetrics } from './metrics.ts'
import { portPoint, portX } from './ports.ts'

const sizeOf = (font: number, kind: string, lines: string[], over: Partial<BoxShape> = {}) =>
  boxSize({ kind, lines, inlets: 2, outlets: 1, vertical: false, code: null, ...over }, pdMetrics(font))

describe('boxes by the measures of Pd', () => {
  it.each([
    [8, 29, 15],
    [10, 34, 18],
    [12, 39, 20],
    [16, 54, 24],
    [24, 74, 34]
  ])('an object at size %i', (font, width, height) => {
    expect(sizeOf(font, 'text', ['metro'])).toEqual({ width, height })
  })

  it('has the font that is not greater than the one asked for', () => {
    for (const [asked, font] of [
      [14, 12],
      [9, 8],
      [1, 8],
      [99, 36]
    ] as const)
      expect(pdMetrics(asked).advance).toBe(pdMetrics(font).advance)
  })

  it('is never narrower than three letters, and as wide as the file says', () => {
    expect(sizeOf(12, 'text', ['t']).width).toBe(25)
    expect(sizeOf(12, 'text', ['metro 1 120 permin'], { columns: 19 }).width).toBe(137)
    expect(sizeOf(12, 'text', ['metro 500 ', '1 msec foo ', 'bar baz'])).toEqual({ width: 74, height: 50 })
  })

  it('does not grow for the sake of its ports', () => {
    const size = sizeOf(12, 'text', ['pd x'], { inlets: 8 })
    expect(size.width).toBe(32)
    expect(portX(7, 8, size.width, pdMetrics(12))).toBe(28.5)
  })

  it('gives messages their corners', () => {
    expect(sizeOf(12, 'message', ['stop']).width).toBe(37)
    expect(sizeOf(12, 'message', ['1']).width).toBe(30)
    expect(sizeOf(8, 'message', ['1']).width).toBe(22)
    expect(sizeOf(12, 'message', ['stop it ', 'now and ', 'go home'], { columns: 8 })).toEqual({
      width: 70,
      height: 50
    })
  })

  it('gives atoms the letters of the canvas, or their own', () => {
    const atom = (own: number, font?: number) =>
      pdGuiSize(readPdGui('floatatom', [5, 0, 0, 0, '-', '-', '-', own])!, font)
    expect(atom(0)).toEqual({ width: 37, height: 19 })
    expect(atom(0, 10)).toEqual({ width: 32, height: 17 })
    expect(atom(16, 10)).toEqual({ width: 52, height: 23 })
  })

  it('lets cables end in the middle of inlets that are seven pixels wide', () => {
    const box = { x: 100, y: 50, width: 39, height: 20, metrics: pdMetrics(12) }
    expect(portPoint(box, 'in', 0, 2)).toEqual({ x: 103.5, y: 50 })
    expect(portPoint(box, 'in', 1, 2)).toEqual({ x: 135.5, y: 50 })
  })
})
