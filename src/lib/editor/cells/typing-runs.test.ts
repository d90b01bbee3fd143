import { expect, test } from 'vitest'
import { TypingRuns, type Change } from './typing-runs.ts'

const typed = (at: number, text: string): Change => ({ at, removed: 0, text })
const erased = (at: number): Change => ({ at, removed: 1, text: '' })
const steps = (...changes: Change[]): boolean[] => {
  const runs = new TypingRuns()
  return changes.map((change) => runs.goesOn([change]))
}

test('keys in a row are one step, to the end of the line', () => {
  expect(steps(typed(0, 'a'), typed(1, 'b'), typed(2, '\n'), typed(3, 'c'))).toEqual([
    false,
    true,
    true,
    false
  ])
})

test('elsewhere, or the other way, is another step', () => {
  expect(steps(typed(0, 'a'), typed(5, 'b'))).toEqual([false, false])
  expect(steps(typed(0, 'a'), erased(0), erased(0))).toEqual([false, false, true])
  expect(steps(erased(4), erased(3), erased(2))).toEqual([false, true, true])
})

test('brackets that close themselves, and words that are completed, go on', () => {
  expect(steps(typed(4, '()'), typed(5, 'x'))).toEqual([false, true])
  expect(steps(typed(0, 'g'), typed(1, 'e'), { at: 0, removed: 2, text: 'get' }, typed(3, '('))).toEqual([
    false,
    true,
    true,
    true
  ])
})

test('several places at once are a step, and end one', () => {
  const runs = new TypingRuns()
  runs.goesOn([typed(0, 'a')])
  expect(runs.goesOn([typed(1, 'b'), typed(9, 'b')])).toBe(false)
  expect(runs.goesOn([typed(2, 'c')])).toBe(false)
})

test('another hand elsewhere ends nothing; one that writes into what was typed does', () => {
  const runs = new TypingRuns()
  runs.goesOn([typed(10, 'a')])
  runs.moved({ at: 2, removed: 1, text: 'xyz' })
  expect(runs.goesOn([typed(13, 'b')])).toBe(true)
  runs.moved({ at: 20, removed: 0, text: 'end' })
  expect(runs.goesOn([typed(14, 'c')])).toBe(true)
  runs.moved({ at: 13, removed: 1, text: '' })
  expect(runs.goesOn([typed(14, 'd')])).toBe(false)
})
