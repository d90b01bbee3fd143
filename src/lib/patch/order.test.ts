import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAfter, ordersForMove, readOrder, sortByOrder } from './order.ts'

const keys = fc.oneof(fc.constantFrom('a0', 'a1', 'a0V', '', 'Zz', 'a1'), fc.string().map(readOrder))

describe('order keys', () => {
  it('reads what is no key as the first', () => {
    for (const bad of ['', '!', 'a', 'a00', 'zzz', 'a0 ', 5, null, {}, `a0${'z'.repeat(10_000)}`, '\ud800']) {
      expect(readOrder(bad)).toBe('')
    }
    expect(readOrder('a0V')).toBe('a0V')
  })

  it('breaks ties by id', () => {
    const items = [
      { id: 'b', order: 'a0' },
      { id: 'c', order: '' },
      { id: 'a', order: 'a0' }
    ]
    expect(sortByOrder(items).map((item) => item.id)).toEqual(['c', 'a', 'b'])
  })

  it('go on from the last', () => {
    expect(orderAfter('a0') > 'a0').toBe(true)
    expect(orderAfter('')).toBe(orderAfter())
  })

  it('put an item where it is wanted, whatever keys the others have', () => {
    fc.assert(
      fc.property(
        fc.array(keys, { minLength: 1, maxLength: 12 }),
        fc.nat(20),
        fc.nat(20),
        (orders, which, to) => {
          const items = orders.map((order, i) => ({ id: `n${i}`, order }))
          const id = `n${which % items.length}`
          const wanted = sortByOrder(items).filter((item) => item.id !== id)
          const at = Math.min(to, wanted.length)
          const ids = wanted.map((item) => item.id)
          ids.splice(at, 0, id)
          const moved = ordersForMove(items, id, to)
          const after = items.map((item) => ({ ...item, order: moved.get(item.id) ?? item.order }))
          expect(sortByOrder(after).map((item) => item.id)).toEqual(ids)
        }
      )
    )
  })

  it('stay short however often one place is used', () => {
    let items = ['a', 'b', 'c'].map((id, i) => ({ id, order: ['a0', 'a1', 'a2'][i]! }))
    for (let i = 0; i < 2000; i++) {
      const moved = ordersForMove(items, i % 2 ? 'a' : 'c', 1)
      items = items.map((item) => ({ ...item, order: moved.get(item.id) ?? item.order }))
      expect(Math.max(...items.map((item) => item.order.length))).toBeLessThanOrEqual(64)
    }
  })
})
