import { expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import type { Storage } from '../../runtime/ports.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { catalogue } from '../catalogue.generated.ts'

/** What a box sends in one session: when the patch opens, then at these messages (into inlet 0, or [inlet, message]). */
async function session(storage: Storage, text: string, ...messages: Message[]): Promise<Message[]> {
  const o = testObject(catalogue, text, { storage })
  await o.run()
  for (const message of messages) o.in(0, message)
  await o.run()
  expect(o.errors).toStrictEqual([])
  o.machine.dispose()
  return o.out.map(([, message]) => message)
}

test('sends its default until something is kept, then that, in every session', async () => {
  const storage = openMemoryStorage()
  expect(await session(storage, 'keep tempo 120', bang, 90)).toStrictEqual([120, 120, 90])
  expect(await session(storage, 'keep tempo 120', bang)).toStrictEqual([90, 90])
  expect(await storage.kv(['name', 'keep']).get('tempo')).toStrictEqual({ found: true, value: 90 })
})

test('any kind of message is kept; the default is 0, a word, a list or a record', async () => {
  const kinds: Message[] = [
    'word',
    [1, 'two'],
    record({ a: [1] }),
    new Command('set', [5]),
    new Uint8Array([1, 2])
  ]
  for (const kind of kinds) {
    const storage = openMemoryStorage()
    expect(await session(storage, 'keep it', kind)).toStrictEqual([0, kind])
    expect(await session(storage, 'keep it')).toStrictEqual([kind])
  }
  const defaults = ['keep a', 'keep a dark', 'keep a [1, 2]', 'keep a 1 2 3', 'keep a {n: 1}']
  expect(await Promise.all(defaults.map((text) => session(openMemoryStorage(), text)))).toStrictEqual([
    [0],
    ['dark'],
    [[1, 2]],
    [[1, 2, 3]],
    [record({ n: 1 })]
  ])
})

test('the right inlet keeps and is silent; others of the name take the value on in silence', async () => {
  const storage = openMemoryStorage()
  const p = testPatch(
    catalogue,
    { a: 'keep x 1', b: 'keep x 2', c: 'keep y 3', p: 'print' },
    ['a p', 'b p', 'c p'],
    { storage }
  )
  await p.run()
  expect(p.lines.splice(0)).toStrictEqual(['print: 1', 'print: 2', 'print: 3'])
  p.machine.play('a', 7, 1)
  p.machine.play('b', bang)
  p.machine.play('c', bang)
  p.machine.play('b', 8, 0)
  p.machine.play('a', bang)
  expect(p.lines).toStrictEqual(['print: 7', 'print: 3', 'print: 8', 'print: 8'])
  await p.run()
  expect(await storage.kv(['name', 'keep']).getMany(['x', 'y'])).toMatchObject([
    { value: 8 },
    { found: false }
  ])
})

test('what comes before the value is read is newer, and is sent once', async () => {
  const storage = openMemoryStorage()
  await storage.kv(['name', 'keep']).set('x', 1)
  const start = async (boxes: Record<string, string>, cables: string[]): Promise<string[]> => {
    const p = testPatch(catalogue, { ...boxes, p: 'print' }, [...cables, 'k p'], { storage })
    await p.run()
    p.machine.dispose()
    return p.lines
  }
  const five = { load: 'loadbang', five: 'msg 5' }
  expect(await start({ ...five, k: 'keep x' }, ['load five', 'five k'])).toStrictEqual(['print: 5'])
  expect(await start({ k: 'keep x', ...five }, ['load five', 'five k'])).toStrictEqual(['print: 5'])
  // Into the right inlet it is kept, and the box says what it has when the patch opens.
  expect(await start({ load: 'loadbang', six: 'msg 6', k: 'keep x' }, ['load six', 'six k:1'])).toStrictEqual(
    ['print: 6']
  )
  expect(await storage.kv(['name', 'keep']).get('x')).toMatchObject({ value: 6 })
})

test('rule 23: it speaks when it is typed or pasted, not when another hand or undo brings it', async () => {
  const o = testObject(catalogue, 'keep x 4', { storage: openMemoryStorage() })
  await o.run()
  const { node } = o.machine.graph.boxes.get('it')!
  const apply = (text: string, fire: boolean): void =>
    o.machine.apply({ setNodes: [{ ...node, text }], removeNodes: [], setEdges: [], removeEdges: [], fire })
  apply('keep y 5', false)
  await o.run()
  apply('keep z 6', true)
  await o.run()
  o.in(0, bang)
  expect(o.out.map(([, message]) => message)).toStrictEqual([4, 6, 6])
})

test('changed elsewhere: by [kv keep], a cell or another tab', async () => {
  const storage = openMemoryStorage()
  const o = testObject(catalogue, 'keep x 4', { storage })
  await o.run()
  const elsewhere = storage.kv(['name', 'keep'])
  const said = async (): Promise<Message | undefined> => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    o.in(0, bang)
    return o.out.at(-1)![1]
  }
  await elsewhere.set('x', 5)
  expect(await said()).toBe(5)
  await elsewhere.set('other', 6)
  expect(await said()).toBe(5)
  await elsewhere.set('x', null)
  expect(await said()).toBe(4)
  await elsewhere.set('x', new Date(7))
  expect(await said()).toBe(7)
  await elsewhere.delete('x')
  expect(await said()).toBe(4)
})

test('however fast values come, few are written, and the last one is', async () => {
  const storage = openMemoryStorage()
  let writes = 0
  const kv: Storage['kv'] = (scope, options) => {
    const store = storage.kv(scope, options)
    return { ...store, set: (key, value) => (writes++, store.set(key, value)) }
  }
  const o = testObject(catalogue, 'keep x', { storage: { ...storage, kv } })
  for (let i = 1; i <= 100_000; i++) o.in(1, i)
  await o.run()
  o.in(0, bang)
  expect(o.errors).toStrictEqual([])
  expect(o.out.at(-1)).toStrictEqual([0, 100_000])
  expect(await storage.kv(['name', 'keep']).get('x')).toMatchObject({ value: 100_000 })
  expect(writes).toBe(2)
})

test('what the disk refuses is an error on the box; the value is there as long as the patch is open', async () => {
  const storage = openMemoryStorage()
  let full = true
  const kv: Storage['kv'] = (scope, options) => {
    const store = storage.kv(scope, options)
    const refusal = new LoadbangError('storage-full', 'The disk is full.', 'Free some space.')
    return { ...store, set: (key, value) => (full ? Promise.reject(refusal) : store.set(key, value)) }
  }
  const standing: unknown[] = []
  const o = testObject(catalogue, 'keep x 1', {
    storage: { ...storage, kv },
    surface: { show: () => {}, error: (_id, error) => standing.push(error?.code ?? null) }
  })
  await o.run()
  o.in(1, 2)
  await o.run()
  o.in(0, bang)
  full = false
  o.in(1, 3)
  await o.run()
  expect(standing).toStrictEqual(['storage-full', null])
  expect(o.out.map(([, message]) => message)).toStrictEqual([1, 2])
  expect(await storage.kv(['name', 'keep']).get('x')).toMatchObject({ value: 3 })
})

test('it needs a name', () => {
  const o = testObject(catalogue, 'keep', { storage: openMemoryStorage() })
  expect(o.errors.map((line) => line.code)).toStrictEqual(['bad-argument'])
})

test('a name may be 0', async () => {
  const storage = openMemoryStorage()
  expect(await session(storage, 'keep 0 5', 7)).toStrictEqual([5, 7])
  expect(await storage.kv(['name', 'keep']).get('0')).toStrictEqual({ found: true, value: 7 })
})
