// One alarm in real time.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveClock } from './live-clock.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** Lets messages of the clock's channel arrive; timers are not moved. */
const messages = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      setImmediate(resolve)
    }
    port2.postMessage(null)
  })

function clock() {
  const wake = vi.fn()
  return { wake, clock: new LiveClock(wake) }
}

test('rings once, at its time', async () => {
  const { wake, clock: c } = clock()
  c.wakeAt(c.now() + 100)
  vi.advanceTimersByTime(99)
  await messages()
  expect(wake).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  await messages()
  expect(wake).toHaveBeenCalledTimes(1)
  c.close()
})

test('what is due rings without a timer, but never at once', async () => {
  const { wake, clock: c } = clock()
  c.wakeAt(c.now())
  expect(wake).not.toHaveBeenCalled()
  await messages()
  expect(wake).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
  c.close()
})

test('the last alarm replaces those before it; null takes it back', async () => {
  const { wake, clock: c } = clock()
  c.wakeAt(c.now())
  c.wakeAt(c.now() + 50)
  await messages()
  expect(wake).not.toHaveBeenCalled()
  c.wakeAt(c.now())
  c.wakeAt(null)
  await messages()
  vi.advanceTimersByTime(1000)
  expect(wake).not.toHaveBeenCalled()
  c.close()
})

test('a time that no timer can hold is waited for, not rung at once', () => {
  const { wake, clock: c } = clock()
  for (const far of [2 ** 31, 1e12, Infinity]) {
    c.wakeAt(c.now() + far)
    vi.advanceTimersByTime(2 ** 31 - 2)
    expect(wake).not.toHaveBeenCalled()
  }
  c.close()
})

test('closed, it rings no more and leaves no timer', async () => {
  const { wake, clock: c } = clock()
  c.wakeAt(c.now())
  c.close()
  const other = clock()
  other.clock.wakeAt(other.clock.now() + 10)
  other.clock.close()
  await messages()
  expect(vi.getTimerCount()).toBe(0)
  expect(wake).not.toHaveBeenCalled()
})
