import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareClocks, nextClock, zeroClock, type Clock } from './clock.ts'
import { parseRoom, roomName } from './room.ts'

test('clocks always go up, whatever the machine’s time does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (times) => {
      let clock: Clock = zeroClock
      for (const now of times) {
        const next = nextClock(clock, now)
        expect(compareClocks(next, clock)).toBeGreaterThan(0)
        clock = next
      }
    })
  )
  expect(compareClocks('9-10', '9-9')).toBeGreaterThan(0)
  expect(compareClocks('10-0', '9-99')).toBeGreaterThan(0)
  expect(() => compareClocks('1' as Clock, zeroClock)).toThrow(TypeError)
})

test('rooms have one name each', () => {
  expect(parseRoom('o/d')).toEqual({ org: 'o', docid: 'd', branch: 'main' })
  expect(roomName(parseRoom('o/d/b.1'))).toBe('o/d/b.1')
})

test.each([
  '',
  'a',
  'a/',
  '/a',
  'a/b/',
  'a/b/c/d',
  'a/../b',
  'a/.b',
  'a/b%2f',
  'a/b c',
  'a/b\0c',
  `a/${'b'.repeat(129)}`
])('%j names no room', (name) => {
  expect(() => parseRoom(name)).toThrow(expect.objectContaining({ code: 'room-name' }))
})
