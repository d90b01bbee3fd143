// The watchdog, with a clock moved by hand.
import { expect, test } from 'vitest'
import { times } from './protocol.ts'
import { Watchdog } from './watchdog.ts'

function setUp() {
  let now = 0
  let tick: (() => void) | null = null
  const watchdog = new Watchdog({
    now: () => now,
    setInterval: (fn) => (tick = fn),
    clearInterval: () => (tick = null)
  })
  const cell = (answers: () => boolean) => {
    const seen = { pings: 0, silent: 0 }
    const watched = {
      ping() {
        seen.pings++
        if (answers()) watchdog.answered(watched)
      },
      silent: () => void seen.silent++
    }
    watchdog.add(watched)
    return { seen, watched }
  }
  const pass = (ms: number, step: number = times.pingMs): void => {
    for (let gone = 0; gone < ms; gone += step) {
      now += step
      tick?.()
    }
  }
  return { watchdog, cell, pass, ticking: () => tick !== null }
}

test('who answers stays, who does not goes, in less than 4 s', () => {
  const { cell, pass } = setUp()
  const good = cell(() => true)
  let alive = true
  const bad = cell(() => alive)
  pass(5000)
  expect(bad.seen.silent).toBe(0)
  alive = false
  pass(1500)
  expect(bad.seen.silent).toBe(0)
  pass(1500)
  expect(bad.seen.silent).toBe(1)
  pass(10_000)
  expect(bad.seen.silent).toBe(1)
  expect(good.seen.silent).toBe(0)
  expect(good.seen.pings).toBeGreaterThan(10)
})

test('time in which the machine slept does not count', () => {
  const { cell, pass } = setUp()
  const { seen } = cell(() => false)
  pass(1000)
  pass(3_600_000, 3_600_000)
  expect(seen.silent).toBe(0)
  // Still silent, and now awake: it goes.
  pass(times.silenceMs)
  expect(seen.silent).toBe(1)
})

test('with nobody to watch there is no timer', () => {
  const { watchdog, cell, ticking } = setUp()
  expect(ticking()).toBe(false)
  const { watched } = cell(() => true)
  expect(ticking()).toBe(true)
  watchdog.remove(watched)
  expect(ticking()).toBe(false)
})
