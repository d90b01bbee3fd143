import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draft } from './draft.ts'
import { addBox, codeOf, codeText, setCode } from './edits.ts'
import { sync, testPatch } from './testing/patches.ts'

describe('a draft', () => {
  it('takes in what others write, and keeps the caret at its letters', () => {
    const draft = new Draft('one two')
    draft.text = 'one MINE two'
    const moved = draft.meet('zero one two three')
    expect(draft.text).toBe('zero one MINE two three')
    expect(moved(8)).toBe(13)
    draft.stored()
    expect(draft.meet('zero one MINE two three')(3)).toBe(3)
    draft.text += '!'
    draft.meet('zero one two three')
    expect(draft.text).toBe('zero one two three!')
  })
})

type Act =
  | { who: 'plain'; at: number; letters: string; save: boolean }
  | { who: 'bound'; at: number; letters: string; remove: number }
  | { who: 'meet' }

/** One types in the plain field, which saves now and then; the other in an editor that is bound to the text. */
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      who: fc.constant('plain' as const),
      at: fc.nat(40),
      letters: fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength: 4 }),
      save: fc.boolean()
    }),
    fc.record({
      who: fc.constant('bound' as const),
      at: fc.nat(40),
      letters: fc.string({ unit: fc.constantFrom('X', 'Y'), maxLength: 4 }),
      // Of what stood there at the beginning: what the other typed is not taken away on purpose.
      remove: fc.nat(3)
    }),
    fc.constant({ who: 'meet' as const })
  ),
  { maxLength: 30 }
)

const count = (text: string, letters: string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const c of text) if (letters.includes(c)) counts[c] = (counts[c] ?? 0) + 1
  return counts
}

describe('two people in one cell, one in the plain field and one in the code editor', () => {
  it('lose nothing that either typed, and come to the same text', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const mine = testPatch(1)
        addBox(mine, {
          id: 'c',
          text: 'js',
          position: { x: 0, y: 0 },
          data: { code: '0123456789'.repeat(3) }
        })
        const theirs = testPatch(2, mine.doc)
        let typed = ''
        let removed = 0
        let draft: Draft | null = null
        const save = (): void => {
          if (!draft) return
          draft.meet(codeOf(mine.doc, 'c'))
          setCode(mine, 'c', draft.text)
          draft.stored()
        }
        const see = (): void => void draft?.meet(codeOf(mine.doc, 'c'))
        for (const act of all) {
          if (act.who === 'plain') {
            draft ??= new Draft(codeOf(mine.doc, 'c'))
            const at = Math.min(act.at, draft.text.length)
            draft.text = draft.text.slice(0, at) + act.letters + draft.text.slice(at)
            typed += act.letters
            if (act.save) save()
          } else if (act.who === 'bound') {
            const text = codeText(theirs.doc, 'c')!
            const at = Math.min(act.at, text.length)
            const run = /^\d*/.exec(text.toString().slice(at))![0].length
            theirs.doc.transact(() => {
              const gone = Math.min(act.remove, run)
              text.delete(at, gone)
              removed += gone
              text.insert(at, act.letters)
            }, {})
            typed += act.letters
          } else {
            sync(mine.doc, theirs.doc)
            see()
          }
        }
        save()
        sync(mine.doc, theirs.doc)
        see()
        const end = codeOf(mine.doc, 'c')
        expect(codeOf(theirs.doc, 'c')).toBe(end)
        expect(count(end, 'abXY\n')).toEqual(count(typed, 'abXY\n'))
        // What one removed does not come again with what the other saves.
        expect([...end].filter((c) => /\d/.test(c))).toHaveLength(30 - removed)
        if (draft) expect(draft.text).toBe(end)
      }),
      { seed: 7, numRuns: 500 }
    )
  })
})
