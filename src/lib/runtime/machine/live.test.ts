import { describe, expect, it } from 'vitest'
import { bang } from '../message.ts'
import { catalogueOf, testGraph } from '../testing.ts'
import type { ConsoleLine } from '../ports.ts'
import { fixtures } from './fixtures.ts'
import { Machine } from './machine.ts'

/** A live machine whose clock a test moves by hand; each look at it takes `look` milliseconds. */
function live(boxes: Record<string, string>, cables: string[], look = 0) {
  const lines: ConsoleLine[] = []
  const clock = {
    time: 1000,
    alarm: null as number | null,
    now: () => (clock.time += look),
    wakeAt: (at: number | null) => void (clock.alarm = at)
  }
  const none = (): never => {
    throw new Error('not here')
  }
  const machine = new Machine({
    catalogue: catalogueOf(fixtures),
    live: true,
    ports: {
      clock,
      console: { write: (line) => void lines.push(line) },
      storage: { kv: none, db: none, storeNames: none, fields: none },
      assets: { get: none },
      cells: { start: none },
      persist: { data: none },
      surface: { show: () => {}, error: () => {} }
    }
  })
  machine.apply(testGraph(boxes, cables))
  return { machine, clock, lines, texts: () => lines.map((l) => l.text) }
}

describe('a live clock', () => {
  it('is asked for the next event, and events carry their own exact time', () => {
    const { machine, clock, texts } = live({ go: 'loadbang', d: 'delay 25', n: 'now', p: 'print t' }, [
      'go d',
      'd n',
      'n p'
    ])
    expect(clock.alarm).toBe(1025)
    clock.time = 1040
    clock.alarm = null // it rang
    machine.wake()
    expect(texts()).toEqual(['t: 25'])
    expect(clock.alarm).toBeNull()
  })

  it('gives what a hand does the time at which it arrives', () => {
    const { machine, clock, texts } = live({ n: 'now', p: 'print t' }, ['n p'])
    clock.time = 1333
    machine.play('n', bang)
    expect(texts()).toEqual(['t: 333'])
  })

  it('rule 26: all due events run in one wake', () => {
    const { machine, clock, texts } = live(
      { go: 'loadbang', a: 'delay 1', b: 'delay 2', c: 'delay 400', p: 'print x' },
      ['go a', 'go b', 'go c', 'a p', 'b p', 'c p']
    )
    clock.time = 1300
    machine.wake()
    expect(texts()).toHaveLength(2)
    expect(clock.alarm).toBe(1400)
  })

  it('rule 26: a wake yields after 8 ms and asks to go on at once', () => {
    const names = Array.from({ length: 50 }, (_, i) => `d${i}`)
    const { machine, clock, texts } = live(
      { ...Object.fromEntries(names.map((d) => [d, 'delay 10'])), p: 'print x' },
      names.map((d) => `${d} p`)
    )
    for (const d of names) machine.play(d, bang)
    clock.time = 1020
    const now = clock.now
    clock.now = () => (clock.time += 0.5)
    machine.wake()
    clock.now = now
    expect(texts().length).toBeGreaterThan(0)
    expect(texts().length).toBeLessThan(50)
    expect(clock.alarm).not.toBeNull()
    expect(clock.alarm!).toBeLessThanOrEqual(clock.time)
  })

  it('rule 26: more than 500 ms behind, the clock is set anew, once, and the console says so', () => {
    const { machine, clock, lines } = live({ go: 'loadbang', d: 'delay 100', p: 'print x' }, [
      'go d',
      'd d',
      'd p'
    ])
    clock.time = 11_100
    machine.wake()
    expect(lines.filter((l) => l.level === 'print')).toHaveLength(1)
    expect(lines.filter((l) => l.level === 'warn').map((l) => l.text)).toEqual([
      'The clock was 10000 ms behind and was set anew.'
    ])
    expect(clock.alarm).toBe(11_200)
  })

  it('rule 19: an endless turn ends after 2 s, and the machine goes on', () => {
    const { machine, lines } = live({ f: 'forever', n: 'now', p: 'print t' }, ['n p'], 100)
    machine.play('f', bang)
    expect(lines).toMatchObject([{ code: 'turn-stopped', nodeId: 'f' }])
    machine.play('n', bang)
    expect(lines).toHaveLength(2)
  })
  it('rule 19: a [loadbang] that runs away does not keep those after it from firing', () => {
    const { machine, clock, lines } = live(
      { one: 'loadbang', f: 'forever', two: 'loadbang', g: 'forever', three: 'loadbang', p: 'print x' },
      ['one f', 'two g', 'three p'],
      100
    )
    for (let i = 0; i < 3; i++) {
      // Each ring of the alarm, with a breath for the host between them.
      clock.time = Math.max(clock.time, clock.alarm ?? 0)
      clock.alarm = null
      machine.wake()
    }
    expect(lines.filter((l) => l.level !== 'warn')).toMatchObject([
      { code: 'turn-stopped', nodeId: 'f' },
      { code: 'turn-stopped', nodeId: 'g' },
      { text: 'x: bang' }
    ])
  })

  it('rules 19 and 21: answers after one that ran away wait for a breath, and keep their order', async () => {
    const { machine, clock, lines } = live({ f: 'forever', p: 'print x' }, [], 100)
    const ask = (then: () => void): void => machine.holds.add('storage', Promise.resolve(), then, () => {})
    ask(() => machine.play('f', bang))
    ask(() => machine.play('p', 1))
    ask(() => machine.play('f', bang))
    await Promise.resolve()
    const said = (): unknown[] => lines.filter((l) => l.level !== 'warn').map((l) => l.code ?? l.text)
    expect(said()).toEqual(['turn-stopped'])
    const ring = (): void => {
      clock.time = Math.max(clock.time, clock.alarm ?? 0)
      machine.wake()
    }
    ring()
    expect(said()).toEqual(['turn-stopped', 'x: 1'])
    // One that comes now stands behind those that wait.
    ask(() => machine.play('p', 2))
    await Promise.resolve()
    expect(said()).toEqual(['turn-stopped', 'x: 1'])
    ring()
    ring()
    expect(said()).toEqual(['turn-stopped', 'x: 1', 'turn-stopped', 'x: 2'])
    ask(() => machine.play('p', 3))
    await Promise.resolve()
    expect(said().at(-1)).toBe('x: 3')
  })

  it('a port that throws in the middle of a turn does not stop the clock', () => {
    const { machine, clock, texts } = live({ go: 'loadbang', a: 'delay 10', b: 'delay 20', p: 'print x' }, [
      'go a',
      'go b',
      'b p'
    ])
    machine.schedule(5, () => {
      throw new Error('of the host')
    })
    clock.time = 1005
    expect(() => machine.wake()).toThrow('of the host')
    expect(clock.alarm).toBe(1010)
    clock.time = 1020
    machine.wake()
    expect(texts()).toEqual(['x: bang'])
  })
})

describe('later answers', () => {
  it('that come at once, and ask again, leave the host a breath every 8 ms, and keep their order', async () => {
    const { machine, clock } = live({}, [], 0.01)
    const order: number[] = []
    let asked = 0
    const ask = (): void => {
      const mine = ++asked
      machine.holds.add(
        'storage',
        Promise.resolve(),
        () => {
          order.push(mine)
          if (asked < 100_000) ask()
        },
        () => {}
      )
    }
    ask()
    ask()
    // A task of the host's own: without a breath it would come when all is over.
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(order.length).toBeLessThan(2000)
    expect(clock.alarm).not.toBeNull()
    const before = order.length
    clock.alarm = null
    machine.wake()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(order.length).toBeGreaterThan(before)
    expect(order).toEqual(order.map((_, i) => i + 1))
    machine.dispose()
  })
})
