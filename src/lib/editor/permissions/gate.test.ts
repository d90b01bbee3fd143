// Who is asked, when, and what the answer is worth.
import { expect, test } from 'vitest'
import type { CellIdentity } from '../../jsrunner/world.ts'
import type { Grant, GrantKey } from '../../storage/grants.ts'
import { Gate } from './gate.ts'

function setUp(answers: boolean[]) {
  const kept: Grant[] = []
  const asked: string[] = []
  const same = (a: GrantKey, b: GrantKey): boolean =>
    a.code === b.code && a.what === b.what && a.detail === b.detail
  const gate = new Gate({
    grants: { has: (key) => kept.some((one) => same(one, key)), add: (one) => void kept.push(one) },
    hash: async (code) => `hash of ${code}`,
    box: (id) => `box ${id}`,
    ask: async ({ cell, detail }, unneeded) => {
      await Promise.resolve()
      if (unneeded()) return true
      asked.push(`${cell.nodeId} ${detail}`)
      return answers.shift() ?? false
    },
    now: () => 5
  })
  return { gate, kept, asked }
}
const cell = (run: string, code = 'x', nodeId = 'n'): CellIdentity => ({ run, code, nodeId })

test('asked once, then it is known: in this run, in the next, in another cell with the same code', async () => {
  const { gate, kept, asked } = setUp([true])
  const answers = await Promise.all([
    gate.permit(cell('1'), 'network', 'a.com'),
    gate.permit(cell('1'), 'network', 'a.com')
  ])
  expect(answers).toEqual([true, true])
  expect(await gate.permit(cell('2'), 'network', 'a.com')).toBe(true)
  expect(await gate.permit(cell('3', 'x', 'other'), 'network', 'a.com')).toBe(true)
  expect(asked).toEqual(['n a.com'])
  expect(kept).toEqual([
    { code: 'hash of x', what: 'network', detail: 'a.com', nodeId: 'n', box: 'box n', since: 5 }
  ])
})

test('other code, another host, another thing are asked for by themselves', async () => {
  const { gate, asked } = setUp([true, true, false])
  await gate.permit(cell('1'), 'network', 'a.com')
  expect(await gate.permit(cell('2', 'y'), 'network', 'a.com')).toBe(true)
  expect(await gate.permit(cell('1'), 'network', 'b.com')).toBe(false)
  expect(asked).toEqual(['n a.com', 'n a.com', 'n b.com'])
})

test('a refusal stands until the cell runs again', async () => {
  const { gate, asked } = setUp([false, true])
  expect(await gate.permit(cell('1'), 'network', 'a.com')).toBe(false)
  expect(await gate.permit(cell('1'), 'network', 'a.com')).toBe(false)
  expect(asked).toHaveLength(1)
  expect(await gate.permit(cell('2'), 'network', 'a.com')).toBe(true)
})

test('what is taken back is refused, not asked for again, until the cell runs again', async () => {
  const { gate, kept, asked } = setUp([true, true])
  expect(await gate.permit(cell('1'), 'network', 'a.com')).toBe(true)
  kept.length = 0
  expect(await gate.permit(cell('1'), 'network', 'a.com')).toBe(false)
  expect(await gate.allows(cell('1'), 'network', 'a.com')).toBe(false)
  expect(asked).toHaveLength(1)
  expect(await gate.permit(cell('2'), 'network', 'a.com')).toBe(true)
  expect(asked).toHaveLength(2)
})

test('who is refused again and again is no longer asked for', async () => {
  const { gate, asked } = setUp([])
  for (let n = 0; n < 30; n++) await gate.permit(cell('1'), 'network', `${n}.com`)
  expect(asked).toHaveLength(10)
  gate.forget('1')
  await gate.permit(cell('1'), 'network', '1.com')
  expect(asked).toHaveLength(11)
})
