// Texts compared line by line.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareLines } from './compare-lines.ts'
import { movedItems } from './compare-order.ts'

const shown = (before: string, after: string) =>
  compareLines(before, after).map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-', gap: '@' }[kind]}${text}`
  )

it('shows what went, what came, and little else', () => {
  expect(shown('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c'])
  expect(shown('', 'a')).toEqual(['+a'])
  expect(shown('a', '')).toEqual(['-a'])
  expect(shown('a', 'a')).toEqual([])
  const long = Array.from({ length: 9 }, (_, i) => String(i))
  expect(shown(long.join('\n'), [...long, 'end'].join('\n'))).toEqual(['@7 lines', ' 7', ' 8', '+end'])
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))

it('tells both texts again', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = compareLines(before, after)
      if (before === after || lines.some(({ kind }) => kind === 'gap')) return
      const of = (...kinds: string[]) =>
        lines.filter(({ kind }) => kinds.includes(kind)).map((line) => line.text)
      expect(of('same', 'removed')).toEqual(before === '' ? [] : before.split('\n'))
      expect(of('same', 'added')).toEqual(after === '' ? [] : after.split('\n'))
    }),
    { numRuns: 500 }
  )
})

it('of an order, those that did not move keep theirs', () => {
  const order = fc.uniqueArray(fc.nat(20).map(String), { maxLength: 10 })
  fc.assert(
    fc.property(
      order.chain((items) =>
        fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))
      ),
      ([before, after]) => {
        const moved = movedItems(before, after)
        const stays = (items: string[]) => items.filter((item) => !moved.has(item))
        expect(stays(before)).toEqual(stays(after))
        if (before.length > 0) expect(moved.size).toBeLessThan(before.length)
      }
    )
  )
  expect(movedItems(['a', 'b', 'c', 'd'], ['b', 'c', 'a', 'd'])).toEqual(new Set(['a']))
})
