// Which versions stay as time goes by.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinned } from './thin.ts'
import type { VersionInfo } from './version.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.UTC(2026, 5, 15, 12, 30)

const version = (n: number, age: number, kind: VersionInfo['kind'] = 'auto', bytes = 1000): VersionInfo => ({
  n,
  at: now - age,
  kind,
  boxes: 1,
  hash: String(n),
  bytes
})
const left = (versions: VersionInfo[], most?: number) => {
  const gone = new Set(thinned(versions, now, most))
  return versions.filter(({ n }) => !gone.has(n)).map(({ n }) => n)
}
const minutes = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => version(i + 1, from + i * 60_000))

describe('kept are', () => {
  it('all of the last hour', () => {
    expect(left(minutes(59))).toHaveLength(59)
  })
  it('one an hour for a day, the newest of each', () => {
    const day = Array.from({ length: 24 * 12 }, (_, i) => version(i + 1, i * 300_000))
    const kept = left(day)
    expect(kept.length).toBeGreaterThanOrEqual(12 + 23)
    expect(kept.length).toBeLessThanOrEqual(12 + 24)
    expect(kept).toContain(1)
  })
  it('one a day for thirty days, one a month after that', () => {
    const year = Array.from({ length: 365 * 4 }, (_, i) => version(i + 1, i * 6 * HOUR))
    const kept = left(year)
    expect(kept.length).toBeGreaterThanOrEqual(4 + 28 + 11)
    expect(kept.length).toBeLessThanOrEqual(6 + 31 + 13)
  })
  it('named ones whatever their age and number', () => {
    const named = Array.from({ length: 50 }, (_, i) => version(i + 1, 400 * DAY + i, 'named'))
    expect(left(named)).toHaveLength(50)
    expect(left(named, 10)).toHaveLength(50)
  })
  it('as many as there is room for, the oldest going first', () => {
    expect(left(minutes(10), 3500)).toEqual([1, 2, 3])
    expect(left([version(1, 0, 'auto', 9_000_000)], 10)).toEqual([1])
    expect(
      left([version(1, 0, 'named', 900), ...minutes(3, 60_000).map((v) => ({ ...v, n: v.n + 1 }))], 2000)
    ).toEqual([1, 2])
  })
})

const versions = fc
  .array(
    fc.record({
      age: fc.oneof(fc.nat(2 * HOUR), fc.nat(3 * DAY), fc.nat(400 * DAY)),
      kind: fc.constantFrom<VersionInfo['kind']>('auto', 'auto', 'auto', 'open', 'restore', 'named')
    }),
    { maxLength: 60 }
  )
  .map((list) => list.map(({ age, kind }, i) => version(i + 1, age, kind)))

it('what was thinned once is not thinned again, and the newest is always there', () => {
  fc.assert(
    fc.property(versions, (list) => {
      const kept = new Set(left(list))
      const rest = list.filter(({ n }) => kept.has(n))
      expect(thinned(rest, now)).toEqual([])
      const newest = Math.max(...list.map(({ at }) => at))
      if (list.length > 0) expect(rest.some(({ at }) => at === newest)).toBe(true)
    })
  )
})

it('thinned every hour or once at the end, what is left of each month is the same', () => {
  fc.assert(
    fc.property(versions, (list) => {
      const far = now + 800 * DAY
      let step = list
      for (let time = now; time < now + 60 * DAY; time += 7 * HOUR) {
        const gone = new Set(thinned(step, time))
        step = step.filter(({ n }) => !gone.has(n))
      }
      const stepped = new Set(thinned(step, far))
      const once = new Set(thinned(list, far))
      expect(step.filter(({ n }) => !stepped.has(n)).map(({ n }) => n)).toEqual(
        list.filter(({ n }) => !once.has(n)).map(({ n }) => n)
      )
    })
  )
})
