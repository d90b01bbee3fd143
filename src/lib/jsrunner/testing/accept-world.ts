// Part of the acceptance suite: how a cell stands in its patch: names, knobs, the patch's time, frames.
import { expect, test } from 'vitest'
import { TestHost, until, type Start } from './host.ts'

export function acceptWorld(start: Start): void {
  test('sends to names between what it sends to outlets, in order', async () => {
    const { host } = start(`send(1); sendTo('tempo', [120, 'bpm']); send(2, 1); sendTo('$0-x', true)`)
    await until(host, () => host.sent.length === 4)
    expect(host.sent).toEqual([
      { message: 1, outlet: 0 },
      { message: [120, 'bpm'], outlet: 'tempo' },
      { message: 2, outlet: 1 },
      { message: 1, outlet: '$0-x' }
    ])
  })

  test('hears what is sent to a name, beside what comes in, and as long as it listens', async () => {
    const { host, cell } = start(`
      recv((m, inlet) => send([m, inlet]))
      const end = recvFrom('tempo', (m) => send(['tempo', m]))
      recvFrom('tempo', (m) => { send(['too', m]); end(); end() })
      recvFrom('stop', () => { throw new Error('stopped') })
      send('ready')`)
    await until(host, () => host.messages.includes('ready'))
    expect([...host.names]).toEqual(['tempo', 'stop'])
    await cell.deliver([
      { message: 1, inlet: 0 },
      { message: 2, inlet: 'tempo' },
      { message: 3, inlet: 'tempo' },
      { message: 4, inlet: 'nobody' },
      { message: 5, inlet: 'stop' },
      { message: 6, inlet: 1 }
    ])
    await until(host, () => host.sent.length === 6)
    expect(host.messages).toEqual(['ready', [1, 0], ['tempo', 2], ['too', 2], ['too', 3], [6, 1]])
    await until(host, () => host.failures.length === 1)
    expect(host.failures).toMatchObject([{ code: 'cell-threw', line: 5, fatal: false }])
  })

  test('a name is free again when its last listener has ended, and when the cell has', async () => {
    const { host, cell } = start(`
      const a = recvFrom('a', () => {}), b = recvFrom('a', () => {})
      recvFrom('b', () => {})
      recv((m) => { if (m === 1) a(); else b(); send(m) })`)
    await cell.deliver([{ message: 1, inlet: 0 }])
    await until(host, () => host.sent.length === 1)
    expect([...host.names]).toEqual(['a', 'b'])
    await cell.deliver([{ message: 2, inlet: 0 }])
    await until(host, () => host.sent.length === 2)
    expect([...host.names]).toEqual(['b'])
    cell.stop()
    await until(host, () => host.names.size === 0)
  })

  test('no name, no titles, no knobs: refused in a sentence', async () => {
    const { host } = start(`
      for (const wrong of [() => sendTo('', 1), () => recvFrom(1, () => {}), () => recvFrom('a'), () => inlets(1), () => outlets(null),
        () => params(), () => params([1]), () => params({ a: [] }), () => params({ a: NaN }), () => params({ a: { min: 1 } }), () => params({}, 1)]) {
        try { wrong(); send('nothing said of ' + wrong) } catch (error) { send(error.code) }
      }`)
    await until(host, () => host.sent.length === 11)
    expect(new Set(host.messages)).toEqual(new Set(['cell-value']))
  })

  test('knobs have their own values, or those that are saved, and tell of changes', async () => {
    const host = new TestHost()
    host.params = { gain: 7, wave: 1 }
    const { cell } = start(
      `
      const p = params({ gain: { value: 0.5, min: 0, max: 1 }, n: 3, on: true, wave: ['sine', 'saw'], key: { options: ['c', 'd'], value: 'd' },
        loop: { value: false } }, (name, value) => send([name, value, p.n]))
      send(Object.entries(p))`,
      { host }
    )
    await until(host, () => host.sent.length === 1)
    expect(host.messages[0]).toEqual([
      ['gain', 1],
      ['n', 3],
      ['on', true],
      ['wave', 'saw'],
      ['key', 'd'],
      ['loop', false]
    ])
    cell.setParams!({ gain: 9, n: 4, wave: 0, key: 0, loop: 1, on: 0 })
    await until(host, () => host.sent.length === 6)
    expect(host.messages.slice(1)).toEqual([
      ['n', 4, 4],
      ['on', false, 4],
      ['wave', 'sine', 4],
      ['key', 'c', 4],
      ['loop', true, 4]
    ])
  })

  test('inlets and outlets say nothing to the running cell', async () => {
    const { host } = start(`send(typeof inlets('a', 'b')); send(typeof outlets('c'))`)
    await until(host, () => host.sent.length === 2)
    expect(host.messages).toEqual(['undefined', 'undefined'])
  })

  test('sleep ends in order of time, then of asking, after promises and before what is sent next', async () => {
    const { host } = start(`
      const nap = async (ms, name) => { await sleep(ms); send(name) }
      await Promise.all([nap(60, 'third'), nap(20, 'first'), nap(20, 'second'), nap(-5, 'at once'), nap(NaN, 'too')])
      send('all')`)
    await until(host, () => host.sent.length === 6)
    expect(host.messages).toEqual(['at once', 'too', 'first', 'second', 'third', 'all'])
  })

  test("time stands still while a message is handled, and sleeps are of the patch's time", async () => {
    const { host, give } = start(`
      recv(async () => {
        const t = now()
        for (let x = 0; x < 3e5; x++) Math.sqrt(x)
        send(now() - t)
        await sleep(25)
        const woke = now()
        send(woke >= t + 25)
        for (let x = 0; x < 3e5; x++) Math.sqrt(x)
        await null
        send(now() - woke)
      })`)
    await give(1)
    await until(host, () => host.sent.length === 3)
    // The first message may find a clock that nobody had asked for: later ones do not.
    await give(1)
    await until(host, () => host.sent.length === 6)
    expect(host.messages.slice(3)).toEqual([0, 1, 0])
  })

  test('frames: one time for all of one frame, what is asked for in it comes in the next, what is taken back never', async () => {
    const { host } = start(`
      const seen = []
      await new Promise((over) => {
        requestAnimationFrame((t) => { seen.push(['a', t]); cancelAnimationFrame(c); requestAnimationFrame((t) => { seen.push(['next', t]); over() }) })
        requestAnimationFrame((t) => { seen.push(['b', t]); throw new Error('in a frame') })
        const c = requestAnimationFrame(() => send('taken back'))
        const d = requestAnimationFrame(() => send('taken back'))
        cancelAnimationFrame(d); cancelAnimationFrame(); cancelAnimationFrame(99)
      })
      const [a, b, next] = seen
      send([seen.map(([name]) => name), a[1] === b[1], next[1] > a[1]])`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([[['a', 'b', 'next'], true, true]])
    expect(host.failures).toMatchObject([{ code: 'cell-threw', line: 5 }])
  })
}
