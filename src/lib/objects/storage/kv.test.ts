import { describe, expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, record, type Message, type Value } from '../../runtime/message.ts'
import type { KvChange, KvStore, Storage } from '../../runtime/ports.ts'
import { testObject, testPatch, type TestObject } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { catalogue } from '../catalogue.generated.ts'
import { ask, spellings } from './testing/ask.ts'

const say = (selector: string, ...args: Value[]): Message => new Command(selector, args)
const errorsOf = (o: TestObject): (string | undefined)[] => o.errors.map((line) => line.code)
const replies = (o: TestObject): unknown[] => o.out.map(([, reply]) => reply)

describe.each(Object.entries(spellings))('every operation, spelt as %s (rule 7)', (_name, spell) => {
  test('the six of the document', async () => {
    const replies = await ask(
      openMemoryStorage(),
      'kv',
      spell('get', { key: 'count' }),
      spell('has', { key: 'count' }),
      spell('set', { key: 'count', value: 5 }),
      spell('get', { key: 'count' }),
      spell('has', { key: 'count' }),
      spell('set', { key: 'a', value: 1 }),
      spell('keys', {}),
      spell('delete', { key: 'a' }),
      spell('delete', { key: 'a' }),
      spell('clear', {}),
      spell('keys', {})
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

  test('the others', async () => {
    const replies = await ask(
      openMemoryStorage(),
      'kv',
      spell('increment', { key: 'n' }),
      spell('increment', { key: 'n', by: 2.5 }),
      spell('update', { key: 'n', change: 'x * 2' }),
      spell('update', { key: 'fresh', change: 'x === null ? "new" : x' }),
      spell('setMany', { values: record({ a: 1, b: [2] }) }),
      spell('getMany', { keys: ['a', 'gone', 'b'] }),
      spell('count', {}),
      spell('flush', {})
    )
    expect(replies).toStrictEqual(
      [
        { op: 'increment', key: 'n', value: 1 },
        { op: 'increment', key: 'n', value: 3.5 },
        { op: 'update', key: 'n', value: 7 },
        { op: 'update', key: 'fresh', value: 'new' },
        { op: 'setMany', keys: ['a', 'b'], ok: true },
        { op: 'getMany', values: record({ a: 1, b: [2] }), missing: ['gone'] },
        { op: 'count', count: 4 },
        { op: 'flush', ok: true }
      ].map(record)
    )
  })
})

describe('update', () => {
  test('a record is merged into the stored one, or is the first', async () => {
    const storage = openMemoryStorage()
    const replies = await ask(
      storage,
      'kv',
      say('update', 'who', record({ name: 'Ada', born: 1815 })),
      say('update', 'who', record({ born: undefined, died: 1852 }))
    )
    expect(replies).toStrictEqual([
      record({ op: 'update', key: 'who', value: record({ name: 'Ada', born: 1815 }) }),
      record({ op: 'update', key: 'who', value: record({ name: 'Ada', died: 1852 }) })
    ])
  })

  test.each([
    ['what is no expression', 'x +', 'expr-syntax'],
    ['what fails as it is evaluated', 'x.a.b', 'expr-undefined'],
    ['what gives nothing', 'undefined', 'kv-nothing'],
    ['a record for a number', record({ a: 1 }), 'kv-no-record']
  ])('%s is an error, and the value stays', async (_name, change, code) => {
    const o = testObject(catalogue, 'kv', { storage: openMemoryStorage() })
    for (const message of [say('set', 'n', 5), say('update', 'n', change), say('get', 'n')]) o.in(0, message)
    await o.run()
    expect(errorsOf(o)).toStrictEqual([code])
    expect(replies(o)).toMatchObject([{ op: 'set' }, { op: 'error' }, { op: 'get', value: 5 }])
  })

  test('counts right however many boxes count at once', async () => {
    const boxes = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`b${i}`, 'kv shared']))
    const storage = openMemoryStorage()
    const p = testPatch(catalogue, boxes, [], { storage })
    for (let i = 0; i < 400; i++)
      p.machine.play(`b${i % 20}`, i % 2 ? say('increment', 'n') : say('update', 'n', '(x ?? 0) + 1'))
    await p.run()
    expect(p.errors).toStrictEqual([])
    expect(await storage.kv(['name', 'shared']).get('n')).toStrictEqual({ found: true, value: 400 })
  })
})

test('increment of what is no number is an error, and the value stays', async () => {
  const o = testObject(catalogue, 'kv', { storage: openMemoryStorage() })
  for (const message of [say('set', 'n', 'five'), say('increment', 'n'), say('get', 'n')]) o.in(0, message)
  await o.run()
  expect(errorsOf(o)).toStrictEqual(['storage-value'])
  expect(replies(o)).toMatchObject([{ op: 'set' }, { op: 'error' }, { op: 'get', value: 'five' }])
})

test('keys of any name come back as they are', async () => {
  const values = Object.create(null) as Record<string, Value>
  for (const key of ['__proto__', 'constructor', 'toString', '', 'a:b']) values[key] = key
  const [, many] = await ask(
    openMemoryStorage(),
    'kv',
    say('setMany', values),
    say('getMany', Object.keys(values))
  )
  expect(many).toStrictEqual(record({ op: 'getMany', values, missing: [] }))
})

describe('watch', () => {
  test('tells of each change of a key, whoever makes it, until unwatch', async () => {
    const storage = openMemoryStorage()
    const o = testObject(catalogue, 'kv shared', { storage })
    const other = storage.kv(['name', 'shared'])
    const heard = async (): Promise<unknown[]> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      await o.run()
      return replies({ ...o, out: o.out.splice(0) })
    }
    o.in(0, say('watch', 'a'))
    await other.set('a', 1)
    await other.set('b', 1)
    expect(await heard()).toStrictEqual([record({ op: 'watch', key: 'a', value: 1, found: true })])
    await other.clear()
    expect(await heard()).toStrictEqual([record({ op: 'watch', key: 'a', value: null, found: false })])
    o.in(0, say('set', 'a', 2))
    expect(await heard()).toStrictEqual([
      record({ op: 'set', key: 'a', ok: true }),
      record({ op: 'watch', key: 'a', value: 2, found: true })
    ])
    o.in(0, say('unwatch', 'a'))
    await other.set('a', 3)
    expect(await heard()).toStrictEqual([])
  })

  test('without a key it tells of all; news of one commit come in one turn', async () => {
    const storage = openMemoryStorage()
    const turns: string[][] = []
    const p = testPatch(
      catalogue,
      { kv: 'kv shared', keys: 'map x.key', p: 'print' },
      ['kv keys', 'keys p'],
      {
        storage
      }
    )
    const turn = p.machine.turn.bind(p.machine)
    p.machine.turn = (fn) => {
      const before = p.lines.length
      turn(fn)
      if (p.lines.length > before) turns.push(p.lines.slice(before))
    }
    p.machine.play('kv', say('watch'))
    await storage.kv(['name', 'shared']).setMany([
      ['a', 1],
      ['b', 2]
    ])
    await p.run()
    expect(turns).toStrictEqual([['print: symbol a', 'print: symbol b']])
  })

  test('changes that come faster than they are told are told together', async () => {
    let tell: (changes: readonly KvChange[]) => void = () => {}
    let answer = (): void => {}
    const store = {
      watch: (listener: typeof tell) => ((tell = listener), () => {}),
      get: () => new Promise((resolve) => (answer = () => resolve({ found: false, value: undefined })))
    } as unknown as KvStore
    const o = testObject(catalogue, 'kv', { storage: { ...openMemoryStorage(), kv: () => store } })
    o.in(0, say('watch'))
    // The news waits behind it.
    o.in(0, say('get', 'slow'))
    for (let i = 0; i < 10_000; i++) tell([{ key: `k${i % 3}`, value: i, found: true }])
    answer()
    await o.run()
    expect(replies(o).slice(1)).toStrictEqual(
      [9997, 9998, 9999].map((i) => record({ op: 'watch', key: `k${i % 3}`, value: i, found: true }))
    )
  })

  test('a box that goes, or that another takes the place of, is quiet; what it watched goes over', async () => {
    const storage = openMemoryStorage()
    const o = testObject(catalogue, 'kv one', { storage })
    o.in(0, say('watch', 'a'))
    const { node } = o.machine.graph.boxes.get('it')!
    const edit = (setNodes: (typeof node)[], removeNodes: string[]): void =>
      o.machine.apply({ setNodes, removeNodes, setEdges: [], removeEdges: [], fire: false })
    edit([{ ...node, text: 'kv two' }], [])
    await storage.kv(['name', 'one']).set('a', 1)
    await storage.kv(['name', 'two']).set('a', 2)
    await o.run()
    expect(replies(o)).toStrictEqual([record({ op: 'watch', key: 'a', value: 2, found: true })])
    edit([], ['it'])
    await storage.kv(['name', 'two']).set('a', 3)
    await o.run()
    expect(o.out.length).toBe(1)
  })
})

describe('-fast', () => {
  const opened = (text: string): unknown[] => {
    const asked: unknown[] = []
    const storage = openMemoryStorage()
    testObject(catalogue, text, {
      storage: {
        ...storage,
        kv(scope, options) {
          if (options) asked.push([scope, options.fast])
          return storage.kv(scope, options)
        }
      }
    })
    return asked
  }
  test('is asked for by a flag, before or behind the name', () => {
    expect(['kv', 'kv a', 'kv -fast', 'kv a -fast', 'kv -fast a', 'kv 60 -fast'].map(opened)).toStrictEqual([
      [[['node', [], 'it'], false]],
      [[['name', 'a'], false]],
      [[['node', [], 'it'], true]],
      [[['name', 'a'], true]],
      [[['name', 'a'], true]],
      [[['name', '60'], true]]
    ])
  })

  test('a flag that nobody knows is an error', () => {
    const o = testObject(catalogue, 'kv scores -fsat', { storage: openMemoryStorage() })
    expect(errorsOf(o)).toStrictEqual(['bad-argument'])
  })

  test('what the disk refuses afterwards is an error on the box, and a reply', async () => {
    let refuse: (error: LoadbangError) => void = () => {}
    const storage = openMemoryStorage()
    const o = testObject(catalogue, 'kv -fast', {
      storage: {
        ...storage,
        kv(scope, options) {
          if (options?.failed) refuse = options.failed
          return storage.kv(scope, options)
        }
      }
    })
    o.in(0, say('set', 'a', 1))
    refuse(new LoadbangError('storage-full', 'The disk is full.', 'Free some space.'))
    await o.run()
    expect(replies(o)).toStrictEqual([
      record({ op: 'set', key: 'a', ok: true }),
      record({ op: 'error', message: 'The disk is full. Free some space.' })
    ])
    expect(errorsOf(o)).toStrictEqual(['storage-full'])
  })
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
    storage: { ...openMemoryStorage(), kv: () => slow }
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
    storage: { ...storage, kv },
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
