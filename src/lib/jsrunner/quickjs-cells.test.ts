// Cells in QuickJS: the acceptance suite, and what only Node has: logical time and idleness.
import { expect, test } from 'vitest'
import { acceptCells } from './acceptance.ts'
import { QuickJsCells } from './quickjs-cells.ts'
import { startCell, TestHost } from './testing/host.ts'

acceptCells('QuickJS', () => ({ cells: new QuickJsCells(), impatient: new QuickJsCells({ taskMs: 200 }) }))

/** A host with a clock of its own, moved by hand. */
class LogicalHost extends TestHost {
  time = 0
  held = 0
  #due: { at: number; fn: () => void }[] = []
  override now(): number {
    return this.time
  }
  override schedule = (delay: number, fn: () => void): (() => void) => {
    const event = { at: this.time + delay, fn }
    this.#due.push(event)
    return () => void (this.#due = this.#due.filter((other) => other !== event))
  }
  override hold = (): (() => void) => {
    this.held++
    return () => void this.held--
  }
  /** Runs the next event; false if there is none. */
  step(): boolean {
    const next = this.#due.reduce<{ at: number; fn: () => void } | null>(
      (a, b) => (a && a.at <= b.at ? a : b),
      null
    )
    if (!next) return false
    this.#due = this.#due.filter((other) => other !== next)
    this.time = next.at
    next.fn()
    return true
  }
}

test('rule 22: timers are events in logical time, and do not keep deliver() open', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells(),
    `recv(() => { setTimeout(() => send(now()), 1000); send(now()) })`,
    host
  )
  await give(1)
  expect(host.messages).toEqual([0])
  expect(host.step()).toBe(true)
  expect(host.messages).toEqual([0, 1000])
  expect(host.step()).toBe(false)
})

test('rule 22: deliver() resolves when the cell is idle: promises run, stores answered', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells(),
    `recv(async () => { for (let i = 0; i < 5; i++) await kv.set('n', i); send(await kv.get('n')) })`,
    host
  )
  await give(1)
  expect(host.messages).toEqual([4])
})

test('rule 22: the start, and a request from a timer, hold the patch', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells(),
    `setTimeout(async () => { await kv.set('n', 1); send('done') }, 10)`,
    host
  )
  expect(host.held).toBe(1)
  await give()
  expect(host.held).toBe(0)
  host.step()
  expect(host.held).toBe(1)
  while (host.held > 0) await Promise.resolve()
  expect(host.messages).toEqual(['done'])
})

test('nested timers of no delay take at least 1 ms, later 4, so that logical time goes on', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells(),
    `let n = 0; (function again() { send(now()); if (++n < 9) setTimeout(again, 0) })()`,
    host
  )
  await give()
  while (host.step());
  expect(host.messages).toEqual([0, 1, 2, 3, 4, 5, 9, 13, 17])
})

test('memory has a limit', async () => {
  const host = new TestHost()
  const { give } = startCell(
    new QuickJsCells(),
    `recv(() => { const all = []; for (;;) all.push(new Uint8Array(1 << 20)) })`,
    host
  )
  await give(1)
  expect(host.failures).toMatchObject([{ message: expect.stringMatching(/memory/) as string }])
})

test('endless recursion is an error of the cell', async () => {
  const host = new TestHost()
  const { give } = startCell(
    new QuickJsCells(),
    `recv((m) => { if (m === 2) return send('alive')\n(function f() { f() })() })`,
    host
  )
  await give(1)
  await give(2)
  expect(host.failures).toMatchObject([{ code: 'cell-threw', fatal: false }])
  expect(host.messages).toEqual(['alive'])
})

test('a cell that asks its store for ever does not hold the patch for ever', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells({ inARow: 2000 }),
    `recv(async () => { while (true) await kv.get('x') })`,
    host
  )
  await give(1)
  expect(host.failures).toMatchObject([{ code: 'cell-stopped', fatal: true }])
  expect(host.held).toBe(0)
})

test('a Blob arrives as its bytes, and order is kept while it is read', async () => {
  const { host, give } = startCell(new QuickJsCells(), `recv((m) => send(m))`)
  void give(new Blob(['ab']))
  await give(5)
  expect(host.messages).toEqual([Uint8Array.of(97, 98).buffer, 5])
})

test('rule 22: news of a watch hold the patch until the cell is done with them', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells(),
    `kv.store('s').watch(async (value) => { await kv.set('seen', value); send(await kv.get('seen')) })`,
    host
  )
  await give()
  await host.storage.kv(['name', 's']).set('a', 5)
  while (host.held > 0) await Promise.resolve()
  expect(host.messages).toEqual([5])
})

test('a cell that changes what it watches for ever does not hold the patch for ever', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells({ inARow: 2000 }),
    `kv.watch('n', (n) => { kv.set('n', n + 1) }); recv(() => kv.set('n', 0))`,
    host
  )
  await give(1)
  while (host.held > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(host.failures).toMatchObject([{ code: 'cell-stopped', fatal: true }])
})

test('a Blob in a store arrives as its bytes', async () => {
  const host = new TestHost()
  await host.storage.kv(['node', [], 'cell']).set('b', new Blob(['ab'], { type: 'a/b' }))
  const { give } = startCell(new QuickJsCells(), `send(await kv.get('b'))`, host)
  await give()
  expect(host.messages).toEqual([Uint8Array.of(97, 98).buffer])
})
