// Several windows run one patch: one of them writes what goes on by itself, each what has come to rest there, and nothing else moves.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isFirstEditor, REST, writeBack } from './write-back.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function window(isWriter: boolean) {
  const written: [string, string, unknown][] = []
  const back = writeBack({ write: (...args) => void written.push(args), isWriter: () => isWriter })
  return { written, back }
}

test('one writes each value, the others only the last, when it rests or the patch is closed', () => {
  const step = fc.record({ box: fc.constantFrom('a', 'b'), value: fc.nat(), after: fc.nat(2 * REST) })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const [one, other] = [window(true), window(false)]
      const rested: [string, string, unknown][] = []
      let last = new Map<string, { value: unknown; at: number }>()
      let now = 0
      const settle = (until: number) => {
        for (const [box, { value, at }] of [...last].sort(([, a], [, b]) => a.at - b.at)) {
          if (at + REST > until) continue
          rested.push([box, 'value', value])
          last.delete(box)
        }
      }
      for (const { box, value, after } of steps) {
        one.back.take(box, 'value', value)
        other.back.take(box, 'value', value)
        last.delete(box)
        last.set(box, { value, at: now })
        vi.advanceTimersByTime(after)
        settle((now += after))
      }
      expect(one.written).toEqual(steps.map(({ box, value }) => [box, 'value', value]))
      expect(other.written).toEqual(rested)
      other.back.flush()
      settle(Infinity)
      expect(other.written).toEqual(rested)
      last = new Map()
      vi.advanceTimersByTime(10 * REST)
      expect(other.written).toEqual(rested)
    })
  )
})

test('the first editor is one of those present: viewers, strangers and those who are gone are not asked', () => {
  const states = new Map<number, Record<string, unknown>>([
    [1, { user: { id: 'v', name: 'Viewer', role: 'viewer' } }],
    [2, {}],
    [5, { user: { id: 'e', name: 'Ada', role: 'editor' } }],
    [7, { user: { id: 'o', name: 'Bo', role: 'owner' } }]
  ])
  expect([5, 7, 9].filter((clientID) => isFirstEditor({ clientID, states }))).toEqual([5])
  states.delete(5)
  expect([7, 9].filter((clientID) => isFirstEditor({ clientID, states }))).toEqual([7])
  expect(isFirstEditor({ clientID: 9, states: new Map() })).toBe(true)
})
