// What every runner of cells must do, whatever it is made of: one suite, run against QuickJS in Node and against the sandbox
// in a browser. Only what is the same in both stands here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bang, Bang, Command, record, type Message } from '../runtime/message.ts'
import type { Cells } from '../runtime/ports.ts'
import { acceptErrors } from './testing/accept-errors.ts'
import { acceptTimers } from './testing/accept-timers.ts'
import { startCell, TestHost, until, type Started } from './testing/host.ts'

export interface Runner {
  cells: Cells
  /** The same, but stopping endless loops sooner, where that is possible. */
  impatient?: Cells
  end?(): void
}
export type Start = (code: string, options?: { host?: TestHost; impatient?: boolean }) => Started

export function acceptCells(name: string, make: () => Runner | Promise<Runner>): void {
  describe(`cells: ${name}`, () => {
    let runner: Runner
    const running: Started[] = []
    beforeAll(async () => {
      runner = await make()
    })
    afterAll(() => {
      for (const { cell } of running) cell.stop()
      runner.end?.()
    })
    const start: Start = (code, { host, impatient = false } = {}) => {
      const started = startCell((impatient && runner.impatient) || runner.cells, code, host)
      running.push(started)
      return started
    }
    acceptMessages(start)
    acceptStores(start)
    acceptLife(start)
    acceptTimers(start)
    acceptErrors(start)
  })
}

function acceptMessages(start: Start): void {
  test('sends what it receives, in order, with inlet and outlet', async () => {
    const { host, cell } = start('recv((message, inlet) => { send(message, inlet); send([message, inlet]) })')
    await cell.deliver([
      { message: 1, inlet: 0 },
      { message: 2, inlet: 1 }
    ])
    await cell.deliver([{ message: 'three', inlet: 0 }])
    await until(host, () => host.sent.length === 6)
    expect(host.sent).toEqual([
      { message: 1, outlet: 0 },
      { message: [1, 0], outlet: 0 },
      { message: 2, outlet: 1 },
      { message: [2, 1], outlet: 0 },
      { message: 'three', outlet: 0 },
      { message: ['three', 0], outlet: 0 }
    ])
  })

  test('rule 21: what one task sends leaves as one batch', async () => {
    const { host, give } = start(
      'recv(async (n) => { for (let i = 0; i < n; i++) send(i); await null; send("end") })'
    )
    await give(1000)
    await until(host, () => host.sent.length === 1001)
    expect(host.batches).toEqual([1001])
    expect(host.messages.slice(0, 3)).toEqual([0, 1, 2])
  })

  test('rules 1 and 3: every kind of message arrives as itself, and leaves as itself', async () => {
    const { host, give } = start(`recv((m) => {
      console.log(m === bang ? 'bang' : m instanceof Command ? 'command' : ArrayBuffer.isView(m) || m instanceof ArrayBuffer ? 'binary'
        : Array.isArray(m) ? 'list' : m === null ? 'null' : typeof m)
      send(m)
    })`)
    const messages: Message[] = [
      bang,
      -0,
      NaN,
      'a symbol',
      [1, 'two', [null, bang]],
      new Command('set', ['count', 5]),
      record({ type: 'get', $: 1, at: new Date(5), nothing: null, yes: true }),
      Uint8Array.of(1, 2, 255),
      new Float32Array([0.5]).buffer
    ]
    await give(...messages)
    await until(host, () => host.sent.length === messages.length)
    expect(host.texts).toEqual([
      'bang',
      'number',
      'number',
      'string',
      'list',
      'command',
      'object',
      'binary',
      'binary'
    ])
    expect(host.messages).toEqual(messages)
    expect(host.messages[0]).toBe(bang)
    expect(host.messages[5]).toBeInstanceOf(Command)
    expect(Object.getPrototypeOf(host.messages[6])).toBe(null)
  })

  test('rule 2: true and false are 1 and 0, undefined is nothing, null is an error that says so', async () => {
    const { host, give } = start(
      'recv(() => { send(true); send(false); send(undefined); send([null, true]);\nsend(null) })'
    )
    await give(bang)
    await until(host, () => host.failures.length === 1 && host.sent.length === 3)
    expect(host.messages).toEqual([1, 0, [null, true]])
    expect(host.failures[0]).toMatchObject({ code: 'cell-value', line: 2, fatal: false })
    expect(host.failures[0]!.message).toContain('null')
  })

  test('rule 3: what is sent is a copy, and what arrives too', async () => {
    const given = Uint8Array.of(1, 2, 3)
    const { host, give } = start(`
      const list = [1]; const bytes = new Uint8Array(4)
      recv((m) => { m[0] = 99; send(list); list.push(2); send(bytes); bytes[0] = 7; send(list) })`)
    await give(given)
    await until(host, () => host.sent.length === 3)
    expect(host.messages).toEqual([[1], new Uint8Array(4), [1, 2]])
    expect(given[0]).toBe(1)
  })

  test('what is no message is refused by name', async () => {
    const { host, give } = start(
      'recv((m) => { if (m === 0) send(kv.get("x")); if (m === 1) send(() => 1); if (m === 2) send(1, -1) })'
    )
    await give(0, 1, 2)
    await until(host, () => host.failures.length === 3)
    expect(host.failures.map(({ message }) => message).join(' ')).toMatch(/Promise.*function.*outlet -1/s)
    expect(host.sent).toEqual([])
  })

  test('messages wait for the first recv, and recv can be ended', async () => {
    const { host, give } = start(`
      await kv.get('x')
      const end = recv((m) => { send(m); if (m === 2) end() })`)
    await give(1)
    await give(2)
    await give(3)
    await until(host, () => host.sent.length === 2)
    expect(host.messages).toEqual([1, 2])
    expect(host.failures).toEqual([])
  })

  test('prints with the level, values as short text', async () => {
    const { host } = start(
      `console.log('a', 1, [1, 'x'], { b: bang }); console.info('i'); console.debug('d'); console.warn('w'); console.error(new TypeError('no'))`
    )
    await until(host, () => host.lines.length === 5)
    expect(host.lines).toEqual([
      ['log', 'a 1 [1, "x"] { b: bang }'],
      ['log', 'i'],
      ['log', 'd'],
      ['warn', 'w'],
      ['error', 'TypeError: no']
    ])
  })
}

function acceptStores(start: Start): void {
  test('kv: the six operations and named stores', async () => {
    const { host } = start(`
      send([await kv.get('count') === undefined, await kv.has('count')])
      await kv.set('count', 5)
      await kv.set('when', new Date(7)); await kv.set('bytes', new Uint8Array([1, 2])); await kv.set('rec', { a: [null, NaN] })
      const when = await kv.get('when'), bytes = await kv.get('bytes'), rec = await kv.get('rec')
      send([await kv.get('count'), await kv.has('count'), when instanceof Date && when.getTime(), bytes instanceof Uint8Array && bytes[1], Number.isNaN(rec.a[1])])
      send(await kv.keys())
      send([await kv.delete('count'), await kv.delete('count')])
      const shared = kv.store('shared')
      await shared.set('x', 1); await shared.store('other').set('y', 2)
      await kv.clear()
      send([(await kv.keys()).length, await shared.get('x')])`)
    await until(host, () => host.sent.length === 5 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      [true, false],
      [5, true, 7, 2, true],
      ['bytes', 'count', 'rec', 'when'],
      [true, false],
      [0, 1]
    ])
    expect([...host.stores.keys()].sort()).toEqual(['', 'other', 'shared'])
  })

  test('kv: a refusal is an error with code and line', async () => {
    const { host } = start(`\nawait kv.set('ok', 1)\nawait kv.set('bad', 1)`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'storage-value', line: 3, fatal: false })
  })

  test('kv: requests keep their order', async () => {
    const { host } = start(`
      const all = []
      for (let i = 0; i < 50; i++) all.push(kv.set('n', i))
      await Promise.all(all)
      send(await kv.get('n'))`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([49])
  })
}

function acceptLife(start: Start): void {
  test('runs TypeScript', async () => {
    const { host } = start(`
      interface Point { x: number }
      type Maybe<T> = T | undefined
      const p: Maybe<Point> = { x: 1 } as Point
      const m = new Map<string, number>([['a', p!.x]])
      function id<T>(value: T): T { return value }
      send(id<number>(m.get('a') as number) satisfies number)`)
    await until(host, () => host.sent.length === 1 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([1])
  })

  test('top-level await and return work', async () => {
    const { host } = start('send(await Promise.resolve(1)); if (true) return; send(2)')
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([1])
  })

  test('stop runs the cleanup handlers, last first, and nothing after', async () => {
    const { host, cell, give } = start(`
      onCleanup(() => console.log('first')); onCleanup(() => { console.log('second'); throw new Error('ignored') })
      setInterval(() => console.log('tick'), 5); recv(() => {}); send('up')`)
    await give(bang)
    await until(host, () => host.sent.length === 1)
    cell.stop()
    await until(host, () => host.texts.includes('first'))
    expect(host.texts.filter((text) => text !== 'tick')).toEqual(['second', 'first'])
    const { length } = host.lines
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(host.lines.length).toBe(length)
    await give(bang)
  })

  test('a new run starts clean', async () => {
    const code = 'globalThis.seen = (globalThis.seen ?? 0) + 1; send(seen); Array.prototype.mine = 1'
    const first = start(code)
    await until(first.host, () => first.host.sent.length === 1)
    first.cell.stop()
    const second = start(code)
    await until(second.host, () => second.host.sent.length === 1)
    expect(second.host.messages).toEqual([1])
  })

  test('cells do not see each other', async () => {
    const one = start('globalThis.secret = 1; Object.prototype.leak = 1; send(1)')
    await until(one.host, () => one.host.sent.length === 1)
    const two = start('send([typeof secret, typeof ({}).leak])')
    await until(two.host, () => two.host.sent.length === 1)
    expect(two.host.messages).toEqual([['undefined', 'undefined']])
  })

  test('nothing but the language and the context is there', async () => {
    const names = [
      'process',
      'require',
      'module',
      'Buffer',
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'WebTransport',
      'EventSource',
      'indexedDB',
      'caches',
      'localStorage',
      'sessionStorage',
      'navigator',
      'location',
      'importScripts',
      'Worker',
      'SharedWorker',
      'BroadcastChannel',
      'MessageChannel',
      'postMessage',
      'onmessage',
      'close',
      'std',
      'os',
      'WebAssembly',
      'addEventListener',
      'document',
      'window',
      'parent',
      'top',
      'opener',
      'crypto',
      'URL',
      'Request',
      'name',
      'origin'
    ]
    const { host } = start(`
      const bare = Function('return this')()
      const seen = ${JSON.stringify(names)}.filter((name) => name in globalThis || bare[name] !== undefined
        || globalThis.constructor[name] !== undefined || Object.getPrototypeOf(globalThis)?.[name] !== undefined)
      send(seen.filter((name) => name !== 'name' || typeof globalThis.name === 'string' && globalThis.name !== ''))
      try { await import('node:fs'); send('imported') } catch { send('refused') }`)
    await until(host, () => host.sent.length === 2)
    expect(host.messages).toEqual([[], 'refused'])
  })

  test('now() goes on with the patch', async () => {
    const host = new TestHost()
    const { give } = start('recv(() => send(now()))', { host })
    const before = host.now()
    await give(bang)
    await give(bang)
    await until(host, () => host.sent.length === 2)
    const [one, two] = host.messages as [number, number]
    expect(one).toBeGreaterThanOrEqual(before - 1)
    expect(two).toBeGreaterThanOrEqual(one)
    expect(bang).toBeInstanceOf(Bang)
  })
}
