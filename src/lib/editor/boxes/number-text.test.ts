import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, readNumber, stepped } from './number-text.ts'

describe('numbers in boxes', () => {
  it('shows a number whole where it fits', () => {
    expect(numberText(42, 6)).toBe('42')
    expect(numberText(0.5, 6)).toBe('0.5')
    expect(numberText(-0, 6)).toBe('0')
  })

  it('gives up digits, then the number, never the room', () => {
    expect(numberText(3.14159265, 6)).toBe('3.1416')
    expect(numberText(123456789, 6)).toBe('1.23e8')
    expect(numberText(-1.23456e-20, 2)).toBe('-')
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 1, max: 12 }), (x, room) => {
        const text = numberText(x, room)
        expect(text.length).toBeLessThanOrEqual(room)
        // Rounded up, the very largest numbers read as infinite.
        if (text !== '+' && text !== '-' && Math.abs(x) < 1e308) {
          expect(Math.abs(Number(text) - x)).toBeLessThanOrEqual(Math.abs(x) * 0.5)
        }
      })
    )
  })

  it('reads what was typed', () => {
    expect(readNumber(' 12,5 ')).toBe(12.5)
    expect(readNumber('1e3')).toBe(1000)
    for (const text of ['', 'abc', '1e999', '--1']) expect(readNumber(text)).toBe(null)
  })

  it('steps without dust', () => {
    expect(stepped(0.1, 2, 0.1)).toBe(0.3)
    expect(stepped(5, -7, 1)).toBe(-2)
  })
})
