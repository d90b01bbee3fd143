// A worker that does not answer is found; a page that slept finds nothing.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Heartbeat } from './heartbeat.ts'
import { PING, SILENCE } from './protocol.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function heart() {
  const worker = { answers: true }
  const silent = vi.fn()
  const ping = vi.fn(() => (worker.answers ? Promise.resolve(1) : new Promise(() => {})))
  const heartbeat = new Heartbeat(ping, silent)
  return { worker, silent, ping, heartbeat }
}

/** The clock goes on, and no timer rings: the page is frozen. */
const freeze = (ms: number): void => {
  const now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => now + ms + (Date.now() - began))
  const began = Date.now()
}

test('silence is told once, and not before its time', async () => {
  const { worker, silent, heartbeat } = heart()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heartbeat.alive).toBe(true)
  worker.answers = false
  await vi.advanceTimersByTimeAsync(SILENCE - PING)
  expect(silent).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(3 * PING)
  expect(silent).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(silent).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('a worker that answers late, and again, is not silent', async () => {
  const { worker, silent } = heart()
  for (let i = 0; i < 5; i++) {
    worker.answers = false
    await vi.advanceTimersByTimeAsync(SILENCE - 2 * PING)
    worker.answers = true
    await vi.advanceTimersByTimeAsync(PING)
  }
  expect(silent).not.toHaveBeenCalled()
})

test('rule 19: a page that was frozen, or slept, gives the worker its time anew', async () => {
  const { worker, silent } = heart()
  await vi.advanceTimersByTimeAsync(1000)
  worker.answers = false
  freeze(3_600_000)
  await vi.advanceTimersByTimeAsync(SILENCE - PING)
  expect(silent).not.toHaveBeenCalled()
  // But one that hangs after that is found.
  await vi.advanceTimersByTimeAsync(3 * PING)
  expect(silent).toHaveBeenCalledTimes(1)
  vi.restoreAllMocks()
})

test('a script that is long on its way is not silence', async () => {
  const { worker, silent, heartbeat } = heart()
  heartbeat.stop()
  worker.answers = false
  const slow = new Heartbeat(() => new Promise((resolve) => setTimeout(resolve, 30_000)), silent)
  await vi.advanceTimersByTimeAsync(31_000)
  expect(silent).not.toHaveBeenCalled()
  expect(slow.alive).toBe(true)
  slow.stop()
  const never = new Heartbeat(() => new Promise(() => {}), silent)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(silent).toHaveBeenCalledTimes(1)
  expect(never.alive).toBe(false)
})

test('stopped, it neither asks nor tells', async () => {
  const { worker, silent, ping, heartbeat } = heart()
  worker.answers = false
  heartbeat.stop()
  const asked = ping.mock.calls.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ping.mock.calls.length).toBe(asked)
  expect(silent).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('a ping that cannot be sent is an answer that did not come', async () => {
  const silent = vi.fn()
  new Heartbeat(() => Promise.reject(new Error('closed')), silent)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(silent).toHaveBeenCalledTimes(1)
})
