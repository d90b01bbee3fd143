import { describe, expect, it } from 'vitest'
import { boxSize, type BoxShape } from './box-size.ts'

const shape = (over: Partial<BoxShape>): BoxShape => ({
  kind: 'text',
  lines: ['metro 500'],
  inlets: 2,
  outlets: 1,
  vertical: false,
  code: null,
  ...over
})

describe('box sizes', () => {
  it('follows the text', () => {
    const short = boxSize(shape({ lines: ['+ 1'] }))
    const long = boxSize(shape({ lines: ['route op=get'] }))
    expect(long.width).toBeGreaterThan(short.width)
    expect(long.height).toBe(24)
    expect(boxSize(shape({ lines: ['a', 'b', 'c'] })).height).toBe(24 + 2 * 16)
  })

  it('keeps many ports apart', () => {
    expect(boxSize(shape({ lines: ['t'], outlets: 12 })).width).toBeGreaterThan(12 * 13)
  })

  it('makes squares of toggles and buttons and lays sliders down or up', () => {
    expect(boxSize(shape({ kind: 'toggle', lines: [''], inlets: 1 }))).toEqual({ width: 24, height: 24 })
    const flat = boxSize(shape({ kind: 'slider', lines: [''], inlets: 1 }))
    const tall = boxSize(shape({ kind: 'slider', lines: [''], inlets: 1, vertical: true }))
    expect(tall).toEqual({ width: flat.height, height: flat.width })
  })

  it('takes a size set by hand, unless it is wild', () => {
    expect(boxSize(shape({ width: 300 })).width).toBe(300)
    for (const wild of [-1, 1e9, NaN, '300', null])
      expect(boxSize(shape({ width: wild }))).toEqual(boxSize(shape({})))
  })

  it('grows a cell with its code, within limits', () => {
    const small = boxSize(shape({ kind: 'code', code: 'send(1)' }))
    const big = boxSize(shape({ kind: 'code', code: 'send(1)\n'.repeat(500) }))
    expect(big.height).toBeGreaterThan(small.height)
    expect(big.height).toBeLessThan(600)
  })
})
