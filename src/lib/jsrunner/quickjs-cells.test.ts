// Cells in QuickJS: the acceptance suite, and what only Node has: logical time, and later answers in their order.
import { expect, test } from 'vitest'
import { asLoadbangError } from '../runtime/errors.ts'
import type { Message } from '../runtime/message.ts'
import type { CellHost } from '../runtime/ports.ts'
import { acceptCells } from './acceptance.ts'
import { QuickJsCells } from './quickjs-cells.ts'
import { startCell, TestHost, until } from './testing/host.ts'
import { fakeWorlds } from './testing/fake-worlds.ts'

// Patient, because the machine may have more to do.
acceptCells('QuickJS', () => ({
  cells: new QuickJsCells({ taskMs: 10_000, worlds: fakeWorlds() }),
  impatient: new QuickJsCells({ taskMs: 200 })
}))

/** A host with a clock of its own, moved by hand, and later answers in the order of asking, as a machine has them. */
class LogicalHost extends TestHost {
  time = 0
  #due: { at: number; fn: () => void }[] = []
  #answers: Promise<() => void>[] = []
  override now(): number {
    return this.time
  }
  override schedule = (delay: number, fn: () => void): (() => void) => {
    const event = { at: this.time + delay, fn }
    this.#due.push(event)
    return () => void (this.#due = this.#due.filter((other) => other !== event))
  }
  override later: CellHost['later'] = (promise, then, failed) =>
    void this.#answers.push(
      promise.then(
        (value) => () => then(value),
        (error: unknown) => () => failed(asLoadbangError(error))
      )
    )
  /** Lets later answers in until there are none. */
  async settle(): Promise<void> {
    while (this.#answers.length > 0) (await this.#answers.shift()!)()
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

/** Starts a cell, gives it these messages, and lets it come to rest. */
async function rested(code: string, ...messages: Message[]): Promise<LogicalHost> {
  const host = new LogicalHost()
  void startCell(new QuickJsCells(), code, host).give(...messages)
  await host.settle()
  return host
}

test('rule 22: timers are events in logical time', async () => {
  const host = await rested(`recv(() => { setTimeout(() => send(now()), 1000); send(now()) })`, 1)
  expect(host.messages).toEqual([0])
  expect(host.step()).toBe(true)
  expect(host.messages).toEqual([0, 1000])
  expect(host.step()).toBe(false)
})

test('rule 22: the start, messages and answers of stores are later answers, in the order of asking', async () => {
  const host = await rested(
    `recv(async () => { for (let i = 0; i < 5; i++) await kv.set('n', i); send(await kv.get('n')) })`,
    1
  )
  expect(host.messages).toEqual([4])
})

test('rule 21: whichever is done first', async () => {
  const host = new LogicalHost()
  const kv = host.kv.bind(host)
  host.kv = (name, options) => {
    const store = kv(name, options)
    return {
      ...store,
      async get(key) {
        if (key === 'slow') await new Promise((resolve) => setTimeout(resolve, 30))
        return store.get(key)
      }
    }
  }
  startCell(
    new QuickJsCells(),
    `kv.get('slow').then(() => send('slow')); kv.get('quick').then(() => send('quick'))`,
    host
  )
  await host.settle()
  expect(host.messages).toEqual(['slow', 'quick'])
})

test('rule 22: a request from a timer holds the patch', async () => {
  const host = await rested(`setTimeout(async () => { await kv.set('n', 1); send('done') }, 10)`)
  host.step()
  expect(host.messages).toEqual([])
  await host.settle()
  expect(host.messages).toEqual(['done'])
})

test('nested timers of no delay come to take 4 ms, so that logical time goes on', async () => {
  const host = await rested(
    `let n = 0; (function again() { send(now()); if (++n < 9) setTimeout(again, 0) })()`
  )
  while (host.step());
  expect(host.messages).toEqual([0, 0, 0, 0, 0, 0, 4, 8, 12])
})

test('memory has a limit', async () => {
  const host = new TestHost()
  const { give } = startCell(
    new QuickJsCells({ taskMs: 20_000 }),
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
  void give(1)
  await host.settle()
  expect(host.failures).toMatchObject([{ code: 'cell-stopped', fatal: true }])
})

test('a Blob arrives as its bytes, and order is kept while it is read', async () => {
  const { host, give } = startCell(new QuickJsCells(), `recv((m) => send(m))`)
  void give(new Blob(['ab']))
  await give(5)
  expect(host.messages).toEqual([Uint8Array.of(97, 98).buffer, 5])
})

test('rule 22: news of a watch hold the patch until the cell is done with them', async () => {
  const host = await rested(
    `kv.store('s').watch('a', async (value) => { await kv.set('seen', value); send(await kv.get('seen')) })`
  )
  await host.storage.kv(['name', 's']).set('a', 5)
  await host.settle()
  expect(host.messages).toEqual([5])
})

test('a cell that changes what it watches for ever does not hold the patch for ever', async () => {
  const host = new LogicalHost()
  const { give } = startCell(
    new QuickJsCells({ inARow: 2000 }),
    `kv.watch('n', (n) => { kv.set('n', n + 1) }); recv(() => kv.set('n', 0))`,
    host
  )
  void give(1)
  await host.settle()
  expect(host.failures).toMatchObject([{ code: 'cell-stopped', fatal: true }])
})

test('cells that update one key, against each other and a box, all come through', async () => {
  const host = new LogicalHost()
  const code = `await Promise.all(Array.from({ length: 150 }, () => kv.store('s').update('n', (n = 0) => n + 1))); send('done')`
  const cells = new QuickJsCells()
  for (let i = 0; i < 3; i++) startCell(cells, code, host)
  const store = host.storage.kv(['name', 's'])
  const kv = host.kv.bind(host)
  let boxes = 0
  host.kv = (name, options) => {
    const opened = kv(name, options)
    return {
      ...opened,
      update(key, change) {
        if (boxes < 200 && boxes++ % 3 === 0) void store.increment(key)
        return opened.update(key, change)
      }
    }
  }
  await host.settle()
  expect(host.failures).toEqual([])
  expect(host.messages).toEqual(['done', 'done', 'done'])
  expect((await store.get('n')).value).toBe(450 + Math.ceil(boxes / 3))
})

test('a Blob in a store arrives as its bytes', async () => {
  const host = new TestHost()
  await host.storage.kv(['node', [], 'cell']).set('b', new Blob(['ab'], { type: 'a/b' }))
  startCell(new QuickJsCells(), `send(await kv.get('b'))`, host)
  await until(host, () => host.sent.length === 1)
  expect(host.messages).toEqual([Uint8Array.of(97, 98).buffer])
})
