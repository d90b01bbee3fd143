import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyEdits, mergeText, movedCaret, rebase, textEdits } from './text-edits.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'ü'), maxLength: 40 })

describe('the edits that make one text of another', () => {
  it('make it, whatever the two are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, textEdits(before, after))).toBe(after)
      }),
      { seed: 1, numRuns: 2000 }
    )
  })

  it('leave alone what both have in common, also between two places', () => {
    expect(textEdits('let a = 1\nlet b = 2\n', 'let aa = 1\nlet b = 22\n')).toHaveLength(2)
    expect(textEdits('x'.repeat(50_000), `a${'x'.repeat(50_000)}b`)).toEqual([
      { at: 0, remove: 0, insert: 'a' },
      { at: 50_000, remove: 0, insert: 'b' }
    ])
  })

  it('never cut a character in two', () => {
    // The two share the first half of their code.
    expect(textEdits('😀', '😁')).toEqual([{ at: 0, remove: 2, insert: '😁' }])
  })

  it('replace whole what is too different to be looked through', () => {
    const [a, b] = ['a'.repeat(5000), 'b'.repeat(5000)]
    expect(textEdits(a, b)).toEqual([{ at: 0, remove: 5000, insert: b }])
  })
})

/** An edit by a hand: what it typed is told apart by its letters. */
const hand = (letters: string) =>
  fc.array(
    fc.record({
      at: fc.nat(60),
      remove: fc.nat(6),
      insert: fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 })
    }),
    { maxLength: 4 }
  )
type Hand = { at: number; remove: number; insert: string }[]

const only = (text: string, letters: string): string => [...text].filter((c) => letters.includes(c)).join('')

function typed(base: string, edits: Hand): string {
  return edits.reduce((now, { at, remove, insert }) => {
    const place = Math.min(at, now.length)
    return now.slice(0, place) + insert + now.slice(place + remove)
  }, base)
}

describe('what two people made of one text', () => {
  it('keeps all that either typed, and nothing that either removed', () => {
    const base = '0123456789'.repeat(3)
    fc.assert(
      fc.property(hand('abc'), hand('XYZ'), (one, other) => {
        const [mine, theirs] = [typed(base, one), typed(base, other)]
        const merged = mergeText(base, mine, theirs)
        expect(only(merged, 'abc')).toBe(only(mine, 'abc'))
        expect(only(merged, 'XYZ')).toBe(only(theirs, 'XYZ'))
        const digits = only(merged, '0123456789')
        expect(digits.length).toBeLessThanOrEqual(Math.min(mine.length, theirs.length, base.length))
      }),
      { seed: 2, numRuns: 2000 }
    )
  })

  it('is what the shared text itself would have come to', () => {
    const base = 'send(1)\nsend(2)\n'
    const merged = mergeText(base, 'send(10)\nsend(2)\n', 'send(1)\nsend(3)\nstop()\n')
    expect(merged).toBe('send(10)\nsend(3)\nstop()\n')
    const shared = new Y.Doc().getText('t')
    shared.insert(0, 'send(1)\nsend(3)\nstop()\n')
    for (const { at, remove, insert } of rebase(
      textEdits(base, 'send(10)\nsend(2)\n'),
      textEdits(base, shared.toString())
    ).toReversed()) {
      shared.delete(at, remove)
      shared.insert(at, insert)
    }
    expect(shared.toString()).toBe(merged)
  })

  it('keeps what one types into what the other removes', () => {
    expect(mergeText('(gone)', '()', '(goNEWne)')).toBe('(NEW)')
    expect(mergeText('(gone)', '(goNEWne)', '()')).toBe('(NEW)')
  })
})

describe('a caret', () => {
  it('stays with what it stands at', () => {
    fc.assert(
      fc.property(text, text, fc.nat(80), (before, after, place) => {
        const caret = Math.min(place, before.length)
        const edits = textEdits(before, after)
        const next = movedCaret(caret, edits)
        expect(next).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThanOrEqual(after.length)
      }),
      { seed: 3, numRuns: 1000 }
    )
    expect(movedCaret(3, textEdits('abcdef', 'XXabcdef'))).toBe(5)
    expect(movedCaret(3, textEdits('abcdef', 'abcdefXX'))).toBe(3)
  })
})
