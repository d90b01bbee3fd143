// Part of the acceptance suite: what arrives, what leaves, what is printed.
import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { until, type Start } from './host.ts'

export function acceptMessages(start: Start): void {
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
