import { describe, expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, record, type Message, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { DocsChange, DocStore, Storage } from '../../runtime/ports.ts'
import { testObject, testPatch, type TestObject } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { catalogue } from '../catalogue.generated.ts'
import { ask, spellings } from './testing/ask.ts'

const say = (selector: string, ...args: Value[]): Message => new Command(selector, args)
const replies = (o: TestObject): MessageRecord[] => o.out.map(([, reply]) => reply as MessageRecord)
const errorsOf = (o: TestObject): (string | undefined)[] => o.errors.map((line) => line.code)
const text = expect.any(String) as string
const time = expect.any(Number) as number

/** A storage with these documents in the collection `notes` of the store `s`; their ids. */
async function stored(...docs: { [field: string]: Value }[]): Promise<{ storage: Storage; ids: string[] }> {
  const storage = openMemoryStorage()
  const ids = await storage.db(['name', 's']).insertMany('notes', docs.map(record))
  return { storage, ids }
}

describe.each(Object.entries(spellings))('every operation, spelt as %s (rule 7)', (_name, spell) => {
  const collection = 'notes'

  test('insert makes a collection and answers with an id', async () => {
    const storage = openMemoryStorage()
    const doc = record({ title: 'Hello, world', tags: ['a'], at: record({ x: 1 }) })
    const [inserted, found] = await ask(
      storage,
      'db',
      spell('insert', { collection, doc }),
      spell('find', { collection })
    )
    expect(inserted).toStrictEqual(record({ op: 'insert', collection, id: text }))
    const { id } = inserted as { id: string }
    expect(found).toStrictEqual(
      record({
        op: 'find',
        collection,
        docs: [record({ _id: id, _created: time, _updated: time, ...doc })],
        count: 1
      })
    )
  })

  test('the operations of the document', async () => {
    const { storage, ids } = await stored({ n: 1, author: 'poom' }, { n: 2, author: 'ada' })
    const [id] = ids as [string, string]
    const whole = { _id: id, _created: time, _updated: time }
    expect(
      await ask(
        storage,
        'db s',
        spell('find', { collection, query: record({ author: 'poom' }) }),
        spell('findOne', { collection, id }),
        spell('findOne', { collection, id: 'gone' }),
        spell('update', { collection, id, doc: record({ n: 7 }) }),
        spell('findOne', { collection, id }),
        spell('replace', { collection, id, doc: record({ other: 'x' }) }),
        spell('findOne', { collection, id }),
        spell('update', { collection, id: 'gone', doc: record({ n: 1 }) }),
        spell('replace', { collection, id: 'gone', doc: record({ n: 1 }) }),
        spell('count', { collection }),
        spell('delete', { collection, id }),
        spell('delete', { collection, id }),
        spell('drop', { collection }),
        spell('count', { collection })
      )
    ).toStrictEqual(
      [
        { op: 'find', collection, docs: [record({ ...whole, n: 1, author: 'poom' })], count: 1 },
        { op: 'findOne', collection, id, doc: record({ ...whole, n: 1, author: 'poom' }) },
        { op: 'findOne', collection, id: 'gone', doc: null },
        { op: 'update', collection, id, ok: true },
        { op: 'findOne', collection, id, doc: record({ ...whole, n: 7, author: 'poom' }) },
        { op: 'update', collection, id, ok: true },
        { op: 'findOne', collection, id, doc: record({ ...whole, other: 'x' }) },
        { op: 'update', collection, id: 'gone', ok: false },
        { op: 'update', collection, id: 'gone', ok: false },
        { op: 'count', collection, count: 2 },
        { op: 'delete', collection, id, ok: true },
        { op: 'delete', collection, id, ok: false },
        { op: 'drop', collection, ok: true },
        { op: 'count', collection, count: 0 }
      ].map(record)
    )
  })

  test('and the others', async () => {
    const [many, found, count, collections, flushed] = await ask(
      openMemoryStorage(),
      'db',
      spell('insertMany', { collection, docs: [1, 2, 3, 4, 5].map((n) => record({ n })) }),
      spell('find', {
        collection,
        query: record({ n: record({ $gt: 1 }) }),
        sort: record({ n: -1 }),
        limit: 2,
        skip: 1
      }),
      spell('count', { collection, query: record({ n: record({ $lte: 2 }) }) }),
      spell('collections', {}),
      spell('flush', {})
    )
    expect(many).toStrictEqual(
      record({ op: 'insertMany', collection, ids: [text, text, text, text, text], count: 5 })
    )
    expect((found as { docs: { n: number }[] }).docs.map(({ n }) => n)).toStrictEqual([4, 3])
    expect(found).toMatchObject({ op: 'find', collection, count: 2 })
    expect([count, collections, flushed]).toStrictEqual(
      [
        { op: 'count', collection, count: 2 },
        { op: 'collections', collections: ['notes'] },
        { op: 'flush', ok: true }
      ].map(record)
    )
  })
})

test('insertMany takes documents one after the other, too', async () => {
  const [many] = await ask(
    openMemoryStorage(),
    'db',
    say('insertMany', 'n', record({ a: 1 }), record({ a: 2 }))
  )
  expect(many).toMatchObject({ op: 'insertMany', count: 2 })
})

test('named stores are shared, unnamed ones belong to their box', async () => {
  const storage = openMemoryStorage()
  const boxes = {
    a: 'db shared',
    b: 'db shared',
    c: 'db',
    d: 'db',
    r: 'route op=find',
    v: 'map x.count',
    p: 'print'
  }
  const p = testPatch(catalogue, boxes, ['a r', 'b r', 'c r', 'd r', 'r v', 'v p'], { storage })
  p.machine.play('a', say('insert', 'x', record({})))
  p.machine.play('c', say('insert', 'x', record({})))
  p.machine.play('c', say('insert', 'x', record({})))
  for (const id of ['a', 'b', 'c', 'd']) p.machine.play(id, say('find', 'x'))
  await p.run()
  expect(p.lines).toStrictEqual(['print: 1', 'print: 1', 'print: 2', 'print: 0'])
  expect(await storage.storeNames('db')).toStrictEqual(['shared'])
})

test('rule 21: replies come in later turns, in the order of the requests, whichever is done first', async () => {
  const waits = new Map<string, () => void>()
  const slow = {
    count: (name: string) => new Promise((resolve) => waits.set(name, () => resolve(name.length)))
  } as unknown as DocStore
  const o = testObject(catalogue, 'db', { storage: { ...openMemoryStorage(), db: () => slow } })
  o.in(0, say('count', 'first'))
  o.in(0, say('count', 'second'))
  expect(o.out).toStrictEqual([])
  waits.get('second')!()
  waits.get('first')!()
  await o.run()
  expect(replies(o).map(({ collection }) => collection)).toStrictEqual(['first', 'second'])
})

describe('errors', () => {
  test('a query that is none is a reply, stands on the box, and changes nothing', async () => {
    const { storage } = await stored({ n: 1 })
    const standing: unknown[] = []
    const o = testObject(catalogue, 'db s', {
      storage,
      surface: { show: () => {}, error: (_id, error) => standing.push(error?.code ?? null) }
    })
    o.in(0, say('find', 'notes', record({ n: record({ $near: 5 }) })))
    o.in(0, say('count', 'notes'))
    await o.run()
    expect(replies(o)).toStrictEqual([
      record({ op: 'error', message: text }),
      record({ op: 'count', collection: 'notes', count: 1 })
    ])
    expect(errorsOf(o)).toStrictEqual(['db-query'])
    expect(standing).toStrictEqual(['db-query', null])
  })

  test('what the disk refuses leaves what was stored before', async () => {
    const { storage, ids } = await stored({ n: 1 })
    const full = (): Promise<never> =>
      Promise.reject(new LoadbangError('storage-full', 'The store is full.', 'Delete something.'))
    const o = testObject(catalogue, 'db s', {
      storage: { ...storage, db: (scope) => ({ ...storage.db(scope), insert: full, update: full }) }
    })
    o.in(0, say('insert', 'notes', record({ n: 2 })))
    o.in(0, say('update', 'notes', ids[0]!, record({ n: 2 })))
    o.in(0, say('find', 'notes'))
    await o.run()
    const error = record({ op: 'error', message: 'The store is full. Delete something.' })
    expect(replies(o).slice(0, 2)).toStrictEqual([error, error])
    expect(replies(o)[2]).toMatchObject({ count: 1, docs: [{ n: 1 }] })
  })

  test.each<[string, Message, string]>([
    ['a bang', bang, 'no-method'],
    ['an operation that is none', say('fetch', 'notes'), 'no-method'],
    ['a document that is missing', say('insert', 'notes'), 'message-missing'],
    ['a number for a document', say('insert', 'notes', 5), 'message-type'],
    ['a list for a document', record({ insert: ['notes', [1]] }), 'message-type'],
    ['two documents for insert', say('insert', 'notes', record({}), record({})), 'message-surplus'],
    ['bytes for a document', say('insert', 'notes', new Uint8Array(2)), 'message-type'],
    ['a limit below 0', say('find', 'notes', record({}), record({}), -1), 'message-type'],
    ['a field that no operation has', record({ type: 'find', collection: 'a', where: 1 }), 'message-field']
  ])('%s is one', async (_what, message, code) => {
    const o = testObject(catalogue, 'db', { storage: openMemoryStorage() })
    o.in(0, message)
    await o.run()
    expect(errorsOf(o)).toStrictEqual([code])
  })
})

describe('watch', () => {
  /** The news of this box so far, taken off. */
  const news = async (o: TestObject): Promise<MessageRecord[]> => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await o.run()
    return o.out
      .splice(0)
      .flatMap(([, reply]) => ((reply as MessageRecord).op === 'watch' ? [reply as MessageRecord] : []))
  }

  test('answers at once, and after each change of the result, whoever makes it', async () => {
    const { storage, ids } = await stored({ n: 1 }, { n: 5 })
    const [one, five] = ids as [string, string]
    const other = storage.db(['name', 's'])
    const o = testObject(catalogue, 'db s', { storage })
    o.in(0, say('watch', 'notes', record({ n: record({ $gt: 2 }) })))
    const first = (await news(o))[0]!
    expect(first).toMatchObject({
      op: 'watch',
      collection: 'notes',
      count: 1,
      added: [five],
      changed: [],
      removed: []
    })
    expect(Object.keys(first)).toStrictEqual([
      'op',
      'collection',
      'docs',
      'count',
      'added',
      'changed',
      'removed'
    ])

    await other.update('notes', one, record({ n: 3 }))
    expect(await news(o)).toMatchObject([{ count: 2, added: [one], docs: [{ n: 3 }, { n: 5 }] }])
    await other.insert('notes', record({ n: 0 }))
    await other.insert('elsewhere', record({ n: 9 }))
    expect(await news(o)).toStrictEqual([])
    o.in(0, say('update', 'notes', five, record({ n: 6 })))
    expect(await news(o)).toMatchObject([{ count: 2, added: [], changed: [five], removed: [] }])
    o.in(0, say('delete', 'notes', one))
    expect(await news(o)).toMatchObject([{ count: 1, removed: [one] }])
    o.in(0, say('unwatch', 'notes'))
    await other.drop('notes')
    expect(await news(o)).toStrictEqual([])
  })

  test('sorts and cuts as find does', async () => {
    const { storage } = await stored({ n: 1 }, { n: 5 }, { n: 3 })
    const o = testObject(catalogue, 'db s', { storage })
    o.in(0, record({ watch: ['notes', record({}), record({ n: -1 }), 2] }))
    expect(await news(o)).toMatchObject([{ docs: [{ n: 5 }, { n: 3 }], count: 2 }])
  })

  test('a new watch of a collection takes the place of the one before', async () => {
    const { storage } = await stored({ n: 1 }, { n: 5 })
    const o = testObject(catalogue, 'db s', { storage })
    o.in(0, say('watch', 'notes', record({ n: 1 })))
    o.in(0, say('watch', 'notes', record({ n: 5 })))
    expect(await news(o)).toMatchObject([{ docs: [{ n: 5 }] }])
    await storage.db(['name', 's']).insert('notes', record({ n: 1 }))
    expect(await news(o)).toStrictEqual([])
  })

  test('a query that is none ends it, with an error', async () => {
    const o = testObject(catalogue, 'db', { storage: openMemoryStorage() })
    o.in(0, say('watch', 'notes', record({ $near: 1 })))
    await new Promise((resolve) => setTimeout(resolve, 5))
    await o.run()
    expect(replies(o)).toMatchObject([{ op: 'error' }])
    expect(errorsOf(o)).toStrictEqual(['db-query'])
  })

  test('changes that come faster than they are told are told together', async () => {
    let tell: (change: DocsChange) => void = () => {}
    let answer = (): void => {}
    const store = {
      watch: (_c: string, _q: unknown, _o: unknown, listener: typeof tell) => ((tell = listener), () => {}),
      count: () => new Promise((resolve) => (answer = () => resolve(0)))
    } as unknown as DocStore
    const o = testObject(catalogue, 'db', { storage: { ...openMemoryStorage(), db: () => store } })
    o.in(0, say('watch', 'notes'))
    o.in(0, say('count', 'slow'))
    const change = (added: string[], changed: string[], removed: string[]): void =>
      tell({ docs: [], added, changed, removed })
    change(['a', 'b', 'c'], [], [])
    change([], ['a'], ['b'])
    change(['d'], [], ['x', 'y'])
    change(['x'], ['z'], [])
    answer()
    await o.run()
    expect(replies(o).slice(1)).toMatchObject([
      { added: ['a', 'c', 'd'], changed: ['x', 'z'], removed: ['y'] }
    ])
    expect(replies(o).length).toBe(2)
  })

  test('a box that goes is quiet; what it watched goes over to the one that takes its place', async () => {
    const { storage } = await stored({ n: 1 })
    const o = testObject(catalogue, 'db', { storage })
    o.in(0, say('watch', 'notes', record({ n: 1 })))
    expect(await news(o)).toMatchObject([{ count: 0 }])
    const { node } = o.machine.graph.boxes.get('it')!
    const edit = (setNodes: (typeof node)[], removeNodes: string[]): void =>
      o.machine.apply({ setNodes, removeNodes, setEdges: [], removeEdges: [], fire: false })
    edit([{ ...node, text: 'db s' }], [])
    expect(await news(o)).toMatchObject([{ count: 1 }])
    edit([], ['it'])
    await storage.db(['name', 's']).insert('notes', record({ n: 1 }))
    expect(await news(o)).toStrictEqual([])
  })
})

test('-fast is handed on', () => {
  const asked: unknown[] = []
  const storage = openMemoryStorage()
  const o = testObject(catalogue, 'db -fast notes', {
    storage: {
      ...storage,
      db: (scope, options) => (asked.push([scope, options?.fast]), storage.db(scope, options))
    }
  })
  expect(o.errors).toStrictEqual([])
  expect(asked).toContainEqual([['name', 'notes'], true])
})

test("the document's notes app: texts go in, the list is shown, and is there again", async () => {
  const storage = openMemoryStorage()
  const boxes = {
    load: 'loadbang',
    all: 'msg: {find: "notes"}',
    text: 'r text',
    insert: 'js: ({insert: ["notes", {text: inlet, ts: Date.now()}]})',
    db: 'db',
    route: 'route: op=find',
    docs: 'js: x.docs',
    texts: 'map x.docs.map(doc => doc.text)',
    p: 'print'
  }
  const cables = [
    'load all',
    'all db',
    'text insert',
    'insert db',
    'db route',
    'route docs',
    'route texts',
    'texts p'
  ]
  const lines: string[][] = []
  for (const typed of ['one', 'two', '']) {
    const p = testPatch(catalogue, boxes, cables, { storage })
    await p.run()
    if (typed) p.machine.names.send('text', typed)
    await p.run()
    expect(p.errors).toStrictEqual([])
    lines.push(p.lines)
    p.machine.dispose()
  }
  expect(lines).toStrictEqual([['print: bang'], ['print: symbol one'], ['print: list one two']])
})
