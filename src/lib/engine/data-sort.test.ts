import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Turns } from '../storage/data/turns.ts'
import { sortInTurns } from './data-sort.ts'

it('sorts as the language does, those that are equal in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(6000),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer(),
      async (length, kinds, seed) => {
        let state = seed >>> 0
        const items = Array.from({ length }, (_, at) => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0
          return { by: state % kinds, at }
        })
        const compare = (a: { by: number }, b: { by: number }): number => a.by - b.by
        const before = items.slice()
        expect(await sortInTurns(items, compare, new Turns())).toEqual(items.toSorted(compare))
        expect(items).toEqual(before)
      }
    ),
    { numRuns: 40 }
  )
})

it('lets others have their turn, and stops', async () => {
  const stop = new AbortController()
  const items = Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 300_007)
  setTimeout(() => stop.abort(), 0)
  await expect(sortInTurns(items, (a, b) => a - b, new Turns(stop.signal))).rejects.toMatchObject({
    name: 'AbortError'
  })
})
