import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parentsOf, withDescendants } from './hierarchy.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const wishes = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, 'gone')), { maxLength: 8 })
const exists = (id: string) => id !== 'gone'

describe('parents', () => {
  it('are a tree, the same whatever the order in which the wishes are known', () => {
    fc.assert(
      fc.property(
        wishes.chain((pairs) => {
          const unique = [...new Map(pairs)]
          return fc.tuple(fc.constant(unique), fc.shuffledSubarray(unique, { minLength: unique.length }))
        }),
        ([pairs, shuffled]) => {
          const parents = parentsOf(new Map(pairs), exists)
          expect([...parentsOf(new Map(shuffled), exists)].sort()).toEqual([...parents].sort())
          for (const start of parents.keys()) {
            let steps = 0
            for (let at = parents.get(start); at !== undefined; at = parents.get(at))
              expect(++steps).toBeLessThan(ids.length)
          }
        }
      ),
      { numRuns: 500 }
    )
  })

  it('lose nothing but what makes a ring or names no box', () => {
    const parents = parentsOf(
      new Map([
        ['c', 'b'],
        ['b', 'a'],
        ['a', 'c'],
        ['d', 'c'],
        ['e', 'gone'],
        ['f', 'f']
      ]),
      exists
    )
    expect(Object.fromEntries(parents)).toEqual({ c: 'b', b: 'a', d: 'c' })
  })
})

it('finds all that lies in a box, rings or not', () => {
  const parents = new Map([
    ['b', 'a'],
    ['c', 'b'],
    ['d', 'd'],
    ['a', 'c']
  ])
  expect([...withDescendants(['b'], parents)].sort()).toEqual(['a', 'b', 'c'])
  expect([...withDescendants(['e'], parents)]).toEqual(['e'])
})
