// Where a patch's data goes, and what is said when it cannot go where it should.
import { expect, test } from 'vitest'
import type { ConsoleLine } from '../runtime/ports.ts'
import { blocked, refused } from '../storage/errors.ts'
import type { IdbStorage } from '../storage/kv/idb.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import { openPatchStorage } from './open-storage.ts'

async function opened(open?: (patchId: string) => IdbStorage) {
  const said: ConsoleLine[] = []
  const storage = await openPatchStorage('p', 'indexeddb', (line) => void said.push(line), open)
  return { said, storage }
}
const failing = (error: Error): IdbStorage => ({
  ...openMemoryStorage(),
  ready: () => Promise.reject(error),
  storeNames: () => Promise.reject(error)
})

test('where there is no IndexedDB it goes into memory, works, and says so', async () => {
  // Node has none.
  const { said, storage } = await opened()
  expect(said).toMatchObject([{ level: 'warn', code: 'storage-refused' }])
  expect(said[0]!.text).toContain('memory until the tab is closed')
  expect(said[0]!.advice).not.toBe('')
  await storage.kv(['name', 's']).set('k', 1)
  expect(await storage.kv(['name', 's']).get('k')).toEqual({ found: true, value: 1 })
})

test('a browser that refuses, as a private window does, is the same', async () => {
  const { said, storage } = await opened(() => failing(refused('SecurityError')))
  expect(said.map(({ code }) => code)).toEqual(['storage-refused'])
  expect(await storage.storeNames()).toEqual([])
})

test('what may pass is said and kept: nothing goes into memory that should be on the disk', async () => {
  const { said, storage } = await opened(() => failing(blocked('The data of this patch')))
  expect(said).toMatchObject([{ level: 'warn', code: 'storage-blocked' }])
  expect(said[0]!.text).toBe('The data of this patch does not answer.')
  await expect(storage.storeNames()).rejects.toMatchObject({ code: 'storage-blocked' })
})

test('whatever is thrown is said', async () => {
  const { said } = await opened(() => failing(new Error('Odd')))
  expect(said).toMatchObject([{ level: 'warn', code: 'storage-failed', text: 'Odd.' }])
})

test('what works, and memory that was asked for, are not spoken of', async () => {
  const { said } = await opened(() => ({ ...openMemoryStorage(), ready: () => Promise.resolve() }))
  expect(said).toEqual([])
  await openPatchStorage('p', 'memory', (line) => void said.push(line))
  expect(said).toEqual([])
})
