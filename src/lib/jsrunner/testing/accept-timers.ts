// Part of the acceptance suite: timers mean what they mean everywhere. Order is asserted, never times.
import { expect, test } from 'vitest'
import { until, type Start } from './host.ts'

export function acceptTimers(start: Start): void {
  test('timers fire by time, then in the order of asking, with their arguments', async () => {
    const { host } = start(`
      setTimeout((a, b) => send([a, b]), 60, 'late', 1)
      setTimeout(() => send('early'), 20)
      setTimeout(() => send('early too'), 20)
      queueMicrotask(() => send('micro'))
      send('now')`)
    await until(host, () => host.sent.length === 5)
    expect(host.messages).toEqual(['now', 'micro', 'early', 'early too', ['late', 1]])
  })

  test('cleared timers do not fire, whichever of the two clears them', async () => {
    const { host } = start(`
      const a = setTimeout(() => send('a'), 10); clearTimeout(a)
      const b = setTimeout(() => send('b'), 10); clearInterval(b)
      clearTimeout(undefined); clearTimeout(12345)
      send([typeof a, a > 0, a !== b])
      setTimeout(() => send('end'), 60)`)
    await until(host, () => host.messages.includes('end'))
    expect(host.messages).toEqual([['number', true, true], 'end'])
  })

  test('an interval repeats until it is cleared, also by itself', async () => {
    const { host } = start(`
      let n = 0
      const id = setInterval(() => { send(++n); if (n === 3) { clearInterval(id); setTimeout(() => send('end'), 50) } }, 5)`)
    await until(host, () => host.messages.includes('end'))
    expect(host.messages).toEqual([1, 2, 3, 'end'])
  })

  test('promises run before the next timer', async () => {
    const { host } = start(`
      setTimeout(() => { send(1); Promise.resolve().then(() => send(2)) }, 10)
      setTimeout(() => send(3), 10)`)
    await until(host, () => host.sent.length === 3)
    expect(host.messages).toEqual([1, 2, 3])
  })

  test('awaiting a timer works, and an error in a callback ends nothing', async () => {
    const { host } = start(`
      setTimeout(() => { throw new Error('once') }, 5)
      await new Promise((resolve) => setTimeout(resolve, 40))
      send('awake')`)
    await until(host, () => host.sent.length === 1)
    expect(host.failures).toMatchObject([{ code: 'cell-threw', line: 2, fatal: false }])
  })
}
