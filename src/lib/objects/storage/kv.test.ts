import { describe, expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import type { KvStore, Storage } from '../../runtime/ports.ts'
import { parseMessages } from '../../runtime/text/message-text.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { catalogue } from '../catalogue.generated.ts'

/** The replies to these messages, one by one. */
async function ask(storage: Storage, text: string, ...messages: Message[]): Promise<unknown[]> {
  const o = testObject(catalogue, text, { storage })
  for (const message of messages) o.in(0, message)
  await o.run()
  expect(o.errors).toStrictEqual([])
  return o.out.map(([, reply]) => reply)
}

describe('the six operations, in three spellings (rule 7)', () => {
  const spellings: Record<string, (selector: string, ...args: unknown[]) => Message> = {
    command: (selector, ...args) => new Command(selector, args as never),
    typed: (selector, key, value) =>
      record({
        type: selector,
        ...(key === undefined ? {} : { key: key as string }),
        ...(value === undefined ? {} : { value: value as number })
      }),
    short: (selector, ...args) =>
      record({ [selector]: args.length === 1 ? (args[0] as string) : (args as never) }),
    text: (selector, ...args) => parseMessages([selector, ...args].join(' '))[0]!
  }
  for (const [name, say] of Object.entries(spellings)) {
    test(name, async () => {
      const replies = await ask(
        openMemoryStorage(),
        'kv',
        say('get', 'count'),
        say('has', 'count'),
        say('set', 'count', 5),
        say('get', 'count'),
        say('has', 'count'),
        say('set', 'a', 1),
        say('keys'),
        say('delete', 'a'),
        say('delete', 'a'),
        say('clear'),
        say('keys')
      )
      expect(replies).toStrictEqual(
        [
          { op: 'get', key: 'count', value: null, found: false },
          { op: 'has', key: 'count', exists: false },
          { op: 'set', key: 'count', ok: true },
          { op: 'get', key: 'count', value: 5, found: true },
          { op: 'has', key: 'count', exists: true },
          { op: 'set', key: 'a', ok: true },
          { op: 'keys', keys: ['a', 'count'] },
          { op: 'delete', key: 'a', deleted: true },
          { op: 'delete', key: 'a', deleted: false },
          { op: 'clear', ok: true },
          { op: 'keys', keys: [] }
        ].map(record)
      )
      for (const reply of replies) expect(Object.getPrototypeOf(reply)).toBe(null)
    })
  }
})

test('rule 9: a number is a key, several values are a list', async () => {
  expect(
    await ask(openMemoryStorage(), 'kv', new Command('set', [60, 1, 'two']), new Command('get', [60]))
  ).toStrictEqual([
    record({ op: 'set', key: '60', ok: true }),
    record({ op: 'get', key: '60', value: [1, 'two'], found: true })
  ])
})

test('named stores are shared, unnamed ones belong to their box', async () => {
  const storage = openMemoryStorage()
  const p = testPatch(
    catalogue,
    {
      a: 'kv shared',
      b: 'kv shared',
      c: 'kv',
      d: 'kv',
      route: 'route op=get',
      v: 'map x.found ? x.value : "none"',
      p: 'print'
    },
    ['b route', 'd route', 'c route', 'route v', 'v p'],
    { storage }
  )
  p.machine.play('a', new Command('set', ['k', 1]))
  p.machine.play('b', new Command('get', ['k']))
  p.machine.play('c', new Command('set', ['k', 2]))
  p.machine.play('d', new Command('get', ['k']))
  p.machine.play('c', new Command('get', ['k']))
  await p.run()
  expect(p.lines).toStrictEqual(['print: 1', 'print: symbol none', 'print: 2'])
  expect(await storage.storeNames()).toStrictEqual(['shared'])
})

test('bytes from a box are stored at the key of the right inlet', async () => {
  const storage = openMemoryStorage()
  const o = testObject(catalogue, 'kv pictures', { storage })
  o.in(0, new Uint8Array([1]))
  o.in(1, 'image')
  o.in(0, new Uint8Array([1, 2, 3]))
  o.in(0, new Command('get', ['image']))
  await o.run()
  expect(o.errors.map((line) => line.code)).toStrictEqual(['kv-no-key'])
  expect(o.out.map(([, reply]) => (reply as { op: string }).op)).toStrictEqual(['error', 'set', 'get'])
  expect((o.out[2]![1] as unknown as { value: Uint8Array }).value).toStrictEqual(new Uint8Array([1, 2, 3]))
})

test('rule 21: replies come in later turns, in the order of the requests, whichever is done first', async () => {
  const waits = new Map<string, (value: { found: boolean; value: number }) => void>()
  const slow = {
    get: (key: string) => new Promise((resolve) => waits.set(key, resolve))
  } as unknown as KvStore
  const o = testObject(catalogue, 'kv', {
    storage: { kv: () => slow, storeNames: () => Promise.resolve([]) }
  })
  o.in(0, new Command('get', ['first']))
  o.in(0, new Command('get', ['second']))
  expect(o.out).toStrictEqual([])
  waits.get('second')!({ found: true, value: 2 })
  waits.get('first')!({ found: true, value: 1 })
  await o.run()
  expect(o.out.map(([, reply]) => (reply as unknown as { key: string }).key)).toStrictEqual([
    'first',
    'second'
  ])
})

test('an error is a reply and stands on the box; what succeeds takes it away', async () => {
  const storage = openMemoryStorage()
  const errors: unknown[] = []
  let full = true
  const kv: Storage['kv'] = (scope) => {
    const store = storage.kv(scope)
    const refusal = new LoadbangError('storage-full', 'The store is full.', 'Delete something.')
    return { ...store, set: (key, value) => (full ? Promise.reject(refusal) : store.set(key, value)) }
  }
  const o = testObject(catalogue, 'kv', {
    storage: { kv, storeNames: () => Promise.resolve([]) },
    surface: { show: () => {}, error: (_id, error) => errors.push(error?.code ?? null) }
  })
  o.in(0, new Command('set', ['k', 1]))
  await o.run()
  full = false
  o.in(0, new Command('set', ['k', 1]))
  await o.run()
  expect(o.out.map(([, reply]) => reply)).toStrictEqual([
    record({ op: 'error', message: 'The store is full. Delete something.' }),
    record({ op: 'set', key: 'k', ok: true })
  ])
  expect(errors).toStrictEqual(['storage-full', null])
})

test('a message that is no request is an error that says what is', async () => {
  const o = testObject(catalogue, 'kv', { storage: openMemoryStorage() })
  for (const message of [bang, new Command('fetch', ['k']), new Command('get'), record({ type: 'get' })])
    o.in(0, message)
  await o.run()
  expect(o.errors.map((line) => line.code)).toStrictEqual([
    'no-method',
    'no-method',
    'message-missing',
    'message-missing'
  ])
})

test("the spec's counter, three times over one store", async () => {
  const storage = openMemoryStorage()
  const lines: string[] = []
  for (let run = 0; run < 3; run++) {
    const p = testPatch(
      catalogue,
      {
        load: 'loadbang',
        ask: 'msg: {get: "count"}',
        read: 'kv counter',
        route: 'route: op=get',
        value: 'js: x.found ? x.value : 0',
        add: '+ 1',
        store: 'msg: x => ({set: ["count", x]})',
        write: 'kv counter',
        print: 'print count'
      },
      [
        'load ask',
        'ask read',
        'read route',
        'route value',
        'value add',
        'add store',
        'store write',
        'add print'
      ],
      { storage }
    )
    await p.run()
    expect(p.errors).toStrictEqual([])
    lines.push(...p.lines)
  }
  expect(lines).toStrictEqual(['count: 1', 'count: 2', 'count: 3'])
})
