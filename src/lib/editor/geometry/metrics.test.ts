import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, house, textWidth, wrapLines } from './metrics.ts'

describe('text measures', () => {
  it('gives every plain character one column and wide ones two', () => {
    expect(columns('metro 500')).toBe(9)
    expect(columns('日本')).toBe(4)
    expect(columns('a🎹b')).toBe(4)
    expect(textWidth(['a', 'ab'])).toBe(2 * house.advance)
  })

  it('keeps short text on one line and its own line breaks', () => {
    expect(wrapLines('a b', 10)).toEqual(['a b'])
    expect(wrapLines('a\nb', 10)).toEqual(['a', 'b'])
    expect(wrapLines('', 10)).toEqual([''])
  })

  it('wraps at spaces, and in a word that is longer than a line', () => {
    expect(wrapLines('one two three', 8)).toEqual(['one two ', 'three'])
    expect(wrapLines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })

  it('loses no character and keeps each line within the limit', () => {
    fc.assert(
      fc.property(
        fc.string().filter((s) => !s.includes('\n')),
        fc.integer({ min: 2, max: 20 }),
        (text, max) => {
          const lines = wrapLines(text, max)
          expect(lines.join('')).toBe(text)
          for (const line of lines) expect(columns(line.trimEnd())).toBeLessThanOrEqual(max)
        }
      )
    )
  })
})
