// Many calls of one turn, in a commit that begins before the turn is over.
import { afterEach, expect, test, vi } from 'vitest'
import { openIdbStorage } from '../kv/idb.ts'
import { abortNext } from './testing/failing-idb.ts'

const run = Math.random().toString(36).slice(2)
let count = 0
const MANY = 200
const indexes = Array.from({ length: MANY }, (_, i) => i)

afterEach(() => vi.restoreAllMocks())

/** A store that is ready for writing, and how it is after all, seen by somebody who remembers nothing. */
async function opened(fast = false) {
  const id = `test-joining-${run}-${++count}`
  const storage = openIdbStorage(id)
  const kv = storage.kv(['name', 'a'], { fast })
  await kv.set('first', 0)
  await kv.flush()
  const values = async (): Promise<unknown[]> => {
    await storage.close()
    const again = openIdbStorage(id)
    const found = await again.kv(['name', 'a']).getMany(indexes.map((i) => `k${i}`))
    await again.close()
    return found.map(({ found, value }) => found && value)
  }
  return { id, storage, kv, values }
}

test('it is under way while the page still asks', async () => {
  const { kv, values } = await opened()
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const all = indexes.map((i) => kv.set(`k${i}`, i))
  expect(transaction).toHaveBeenCalledTimes(1)
  await Promise.all(all)
  expect(transaction).toHaveBeenCalledTimes(1)
  expect(await values()).toEqual(indexes)
})

test('fast sets, each awaited, are in one transaction', async () => {
  const { kv, values } = await opened(true)
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  for (const i of indexes) await kv.set(`k${i}`, i)
  await kv.flush()
  expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(1)
  expect(await values()).toEqual(indexes)
})

test('a commit that comes to nothing is made good for each call', async () => {
  const { kv, values } = await opened()
  const mend = abortNext(0)
  await Promise.all(indexes.map((i) => kv.set(`k${i}`, i)))
  mend()
  expect(await values()).toEqual(indexes)
})

test('a write that cannot be asked costs the others nothing', async () => {
  const { kv, values } = await opened()
  const { put } = IDBObjectStore.prototype
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (value === 'bad') throw new DOMException('It was made to fail', 'DataCloneError')
    return put.call(this, value, key)
  })
  const all = await Promise.allSettled(indexes.map((i) => kv.set(`k${i}`, i === 150 ? 'bad' : i)))
  expect(all.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([150])
  expect((await kv.get('k150')).found).toBe(false)
  expect(await values()).toEqual(indexes.map((i) => (i === 150 ? false : i)))
})

test('what another connection has committed meanwhile is not lost', async () => {
  const { id, kv, values } = await opened()
  const other = openIdbStorage(id)
  await Promise.all([
    other.kv(['name', 'a']).increment('first', 1000),
    ...indexes.map(async (i) => {
      await kv.increment('first')
      await kv.set(`k${i}`, i)
    })
  ])
  await Promise.all(indexes.map(() => kv.increment('first')))
  expect((await kv.get('first')).value).toBe(1000 + 2 * MANY)
  await other.close()
  expect(await values()).toEqual(indexes)
})

test('reads among them see what was set before, and are answered', async () => {
  const { kv, values } = await opened()
  const all = indexes.map((i) => [kv.set(`k${i}`, i), kv.get(`k${i}`), kv.set(`k${i}`, -i)] as const)
  const found = await Promise.all(all.map(([, found]) => found))
  expect(found.map(({ value }) => value)).toEqual(indexes)
  expect((await kv.get('k7')).value).toBe(-7)
  expect(await values()).toEqual(indexes.map((i) => (i === 0 ? -0 : -i)))
})

test('who hears of the commit may ask at once', async () => {
  const { kv } = await opened()
  const heard = new Promise((resolve) => kv.watch(() => resolve(kv.get('k199'))))
  await Promise.all(indexes.map((i) => kv.set(`k${i}`, i)))
  expect(await heard).toEqual({ found: true, value: 199 })
})
