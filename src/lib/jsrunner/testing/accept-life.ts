// Part of the acceptance suite: how a cell starts and ends, and what it finds around it.
import { expect, test } from 'vitest'
import { bang, Bang } from '../../runtime/message.ts'
import { TestHost, until, type Start } from './host.ts'

export function acceptLife(start: Start): void {
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
      try { await eval('import("node:fs")'); send('imported') } catch { send('refused') }`)
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
