// Part of the acceptance suite: what goes wrong is named, with its line in the cell's own text, and runaways are stopped.
import { expect, test } from 'vitest'
import { bang } from '../../runtime/message.ts'
import { until, type Start } from './host.ts'

export function acceptErrors(start: Start): void {
  test('a thrown error names its line; the cell goes on', async () => {
    const { host, give } = start(`
      function deep() {
        return undefined.x
      }
      recv((m) => {
        if (m === 1) deep()
        send(m)
      })`)
    await give(1, 2)
    await until(host, () => host.sent.length === 1 && host.failures.length === 1)
    expect(host.messages).toEqual([2])
    expect(host.failures[0]).toMatchObject({ code: 'cell-threw', line: 3, fatal: false })
    expect(host.failures[0]!.message).toMatch(/line 3: TypeError/)
  })

  test('a throw at the top keeps what was set up before', async () => {
    const { host, give } = start(`recv(send)\nthrow new RangeError('top')`)
    await give(1)
    await until(host, () => host.sent.length === 1 && host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-threw', line: 2, fatal: false })
  })

  test('things that are no errors can be thrown too', async () => {
    const { host } = start(`
      setTimeout(() => { throw 'text' }, 1); setTimeout(() => { throw null }, 1); setTimeout(() => { throw { a: 1 } }, 1)
      setTimeout(() => { throw { get message() { throw 1 }, name: '' } }, 1)`)
    await until(host, () => host.failures.length === 4)
    expect(host.failures[0]!.message).toContain('text')
    expect(host.failures.every(({ fatal }) => !fatal)).toBe(true)
  })

  test('a rejected promise of the code, or of a handler, is reported with its line', async () => {
    const { host, give } = start(`recv(async () => {
      await null
      throw new Error('in handler')
    })
    await Promise.reject(new Error('at top'))`)
    await give(bang)
    await until(host, () => host.failures.length === 2)
    expect(host.failures.map(({ line }) => line).sort()).toEqual([3, 5])
  })

  test('a syntax error names its line, and nothing runs', async () => {
    const { host } = start(`send(1)\nlet x = = 2\nsend(3)`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-syntax', line: 2, fatal: true })
    expect(host.sent).toEqual([])
  })

  test('a syntax error in TypeScript, too', async () => {
    const { host } = start(`const a: number = 1\nconst b: string = 'x'\nfunction (`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-syntax', line: 3, fatal: true })
  })

  test('text that would close the function it is put into is a syntax error', async () => {
    const { host } = start(`send(1)\n}); send(2); (async () => {`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'cell-syntax', fatal: true })
    expect(host.sent).toEqual([])
  })

  test('endless loops are stopped and named, wherever they are', async () => {
    const loops = [
      'while (true) {}',
      'recv(() => { for (;;) {} })',
      'recv(() => { while (true) try { while (true) {} } catch {} finally { continue } })',
      'recv(async () => { while (true) await null })',
      'setTimeout(() => { while (true) {} }, 1)',
      'recv(() => { (function again() { queueMicrotask(again) })() })'
    ]
    const cells = loops.map((code) => start(code, { impatient: true }))
    for (const { give } of cells) void give(bang)
    for (const [i, { host, give }] of cells.entries()) {
      await until(host, () => host.failures.length > 0)
      expect(host.failures, loops[i]).toMatchObject([{ code: 'cell-stopped', fatal: true }])
      // Nobody waits for it any more.
      await give(bang)
    }
  })

  test('too many messages and lines in one go are cut, with a sentence', async () => {
    const { host, give } = start(`recv(() => {
      for (let i = 0; i < 250000; i++) send(i)
      for (let i = 0; i < 5000; i++) console.log(i)
    })`)
    await give(bang)
    await until(host, () => host.failures.length === 2 && host.sent.length > 0, 20_000)
    expect(host.sent.length).toBe(200_000)
    expect(host.lines.length).toBe(200)
    expect(host.failures).toMatchObject([
      { code: 'cell-flood', fatal: false },
      { code: 'cell-flood', fatal: false }
    ])
  })

  test('too much now and then is told each time, and no more', async () => {
    const { host, give } = start(`recv(() => { for (let i = 0; i < 300; i++) console.log(i) })`)
    const real = host.now
    let ahead = 0
    host.now = () => real() + ahead
    for (let i = 1; i <= 8; i++) {
      ahead += 2000
      await give(bang)
      await until(host, () => host.failures.length === i)
    }
    expect(host.failures.filter(({ fatal }) => fatal)).toEqual([])
  })

  test('a cell that goes on to produce too much is stopped', async () => {
    const { host } = start(`setInterval(() => { for (let i = 0; i < 300; i++) console.log(i) }, 1)`)
    await until(host, () => host.failures.some(({ fatal }) => fatal), 20_000)
    const fatal = host.failures.filter((failure) => failure.fatal)
    expect(fatal).toMatchObject([{ code: 'cell-flood' }])
    const { length } = host.lines
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(host.lines.length).toBe(length)
  })
}
