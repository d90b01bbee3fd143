// [thresh] and [speedlim]: messages that come close together.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { record } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const gaps = fc.array(
  fc.integer({ min: 1, max: 30 }).map((n) => n * 3),
  { minLength: 1, maxLength: 12 }
)

/** Message i after the first i gaps; what left, with its time. */
async function after(text: string, list: readonly number[]) {
  const o = testObject(catalogue, text)
  let at = 0
  const left: [number, unknown][] = []
  const noted = o.out.push.bind(o.out)
  o.out.push = (...items) => {
    for (const [, value] of items) left.push([o.machine.time, value])
    return noted(...items)
  }
  list.forEach((gap, i) => {
    at += gap
    o.machine.schedule(at, () => o.in(0, i))
  })
  await o.run()
  return left
}

test('[thresh] makes a list of what comes within the time', async () => {
  await fc.assert(
    fc.asyncProperty(gaps, async (list) => {
      const expected: [number, number | number[]][] = []
      let at = 0
      let group: number[] = []
      list.forEach((gap, i) => {
        at += gap
        group.push(i)
        if ((list[i + 1] ?? Infinity) <= 40) return
        expected.push([at + 40, group.length === 1 ? group[0]! : group])
        group = []
      })
      expect(await after('thresh 40', list)).toStrictEqual(expected)
    })
  )
  const o = testObject(catalogue, 'thresh')
  const r = record({ a: 1 })
  for (const message of [[1, 2], r, 'x']) o.in(0, message)
  await o.run()
  expect(o.out).toStrictEqual([[0, [1, 2, r, 'x']]])
})

test('[speedlim] is never faster than its time, and what it holds back is the last', async () => {
  await fc.assert(
    fc.asyncProperty(gaps, async (list) => {
      const left = await after('speedlim 40', list)
      const times = list.map((_, i) => list.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0))
      expect(left.at(-1)![1]).toBe(list.length - 1)
      left.forEach(([time, i], k) => {
        if (k > 0) expect(time - left[k - 1]![0]).toBeGreaterThanOrEqual(40)
        // Nothing that came later, and by then, was passed over.
        expect(times.findLastIndex((t) => t <= time)).toBe(i)
      })
    })
  )
})
