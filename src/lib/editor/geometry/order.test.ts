import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbour, readingOrder, type Placed } from './order.ts'

const at = (id: string, x: number, y: number): Placed => ({ id, rect: { x, y, width: 40, height: 24 } })

describe('reading order', () => {
  it('goes row by row, and forgives a row that is not quite straight', () => {
    expect(readingOrder([at('c', 0, 100), at('b', 100, 3), at('a', 0, 8)])).toEqual(['a', 'b', 'c'])
  })

  it('names every box once, whatever the order they come in', () => {
    const boxes = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), x: fc.integer(), y: fc.integer() }),
      {
        selector: (b) => b.id
      }
    )
    fc.assert(
      fc.property(boxes, (list) => {
        const placed = list.map((b) => at(b.id, b.x, b.y))
        const ids = readingOrder(placed)
        expect([...ids].sort()).toEqual(list.map((b) => b.id).sort())
        expect(readingOrder([...placed].reverse())).toEqual(ids)
      })
    )
  })
})

describe('neighbours', () => {
  const boxes = [at('a', 0, 0), at('b', 0, 60), at('c', 120, 60), at('d', 0, 300)]
  it('finds the nearest box in a direction', () => {
    expect(neighbour(boxes, 'a', 'down')).toBe('b')
    expect(neighbour(boxes, 'b', 'right')).toBe('c')
    expect(neighbour(boxes, 'b', 'up')).toBe('a')
    expect(neighbour(boxes, 'd', 'up')).toBe('b')
  })
  it('takes a long box right above for what it is', () => {
    const long = { id: 'long', rect: { x: 0, y: 40, width: 400, height: 24 } }
    const all = [at('top', 0, 0), long, at('start', 0, 80)]
    expect(neighbour(all, 'start', 'up')).toBe('long')
    expect(neighbour(all, 'top', 'down')).toBe('long')
  })
  it('finds none where nothing lies that way', () => {
    expect(neighbour(boxes, 'a', 'up')).toBe(null)
    expect(neighbour(boxes, 'nobody', 'up')).toBe(null)
  })
})
