// One database and several that use it: two connections that count up the same number, and a database of the layout before this.
import { expect, test } from 'vitest'
import { record } from '../../runtime/message.ts'
import { openIdbStorage } from '../kv/idb.ts'
import type { PatchStorage } from '../patch-storage.ts'
import { dataDatabase } from './place.ts'

const run = Math.random().toString(36).slice(2)
let count = 0
const freshId = () => `test-disk-${run}-${++count}`
const ROUNDS = 1_000

/** Counts up a thousand times: half of it awaited, half of it asked at once. */
async function countUp(work: () => Promise<unknown>): Promise<void> {
  const asked = Array.from({ length: ROUNDS / 2 }, work)
  for (let i = 0; i < ROUNDS / 2; i++) await work()
  await Promise.all(asked)
}
async function both(id: string, work: (storage: PatchStorage) => Promise<void>): Promise<void> {
  const storages = [openIdbStorage(id), openIdbStorage(id)]
  await Promise.all(storages.map(work))
  await Promise.all(storages.map((storage) => storage.close()))
}

test('two connections with a thousand increments each: two thousand', async () => {
  const id = freshId()
  await both(id, (storage) => countUp(() => storage.kv(['name', 'a']).increment('n')))
  const storage = openIdbStorage(id)
  expect((await storage.kv(['name', 'a']).get('n')).value).toBe(2 * ROUNDS)
  await storage.close()
}, 60_000)

test('two connections that change the same value and insert documents: none is lost', async () => {
  const id = freshId()
  await both(id, async (storage) => {
    const [kv, db] = [storage.kv(['name', 'a']), storage.db(['name', 'a'])]
    let n = 0
    await countUp(() =>
      ++n % 2
        ? kv.update('list', (value, found) => (found ? Number(value) + 1 : 1))
        : db.insert('c', record({ n }))
    )
  })
  const storage = openIdbStorage(id)
  expect((await storage.kv(['name', 'a']).get('list')).value).toBe(ROUNDS)
  expect(await storage.db(['name', 'a']).count('c')).toBe(ROUNDS)
  await storage.close()
}, 60_000)

test('a database of version 1 is taken over, while a tab of that time lets go of it; nothing of it is lost', async () => {
  const id = freshId()
  const before = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(dataDatabase(id), 1)
    request.onupgradeneeded = () => {
      const kv = request.result.createObjectStore('kv')
      const sizes = request.result.createObjectStore('sizes')
      for (let i = 0; i < 300; i++) kv.put(i, [['name', 'a'], `k${i}`])
      kv.put('x'.repeat(5_000), [['node', ['p'], 'n'], 'big'])
      sizes.put(10_000, [['node', ['p'], 'n'], 'big'])
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
  before.onversionchange = () => before.close()
  const storage = openIdbStorage(id)
  const kv = storage.kv(['name', 'a'])
  expect((await kv.get('k299')).value).toBe(299)
  expect(await kv.count()).toBe(300)
  expect((await storage.kv(['node', ['p'], 'n']).get('big')).value).toBe('x'.repeat(5_000))
  expect((await storage.usage()).bytes).toBeGreaterThan(10_000)
  expect(await kv.increment('k5', 5)).toBe(10)
  const note = await storage.db(['name', 'a']).insert('notes', record({ n: 1 }))
  await storage.close()
  const after = openIdbStorage(id)
  expect(await after.db(['name', 'a']).findOne('notes', note)).toMatchObject({ n: 1 })
  expect((await after.kv(['name', 'a']).getMany(['k5', 'k6'])).map(({ value }) => value)).toEqual([10, 6])
  await after.close()
})
