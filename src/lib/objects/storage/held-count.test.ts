import { expect, test, vi } from 'vitest'
import { Command, record } from '../../runtime/message.ts'
import type { Storage } from '../../runtime/ports.ts'
import { testPatch } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { catalogue } from '../catalogue.generated.ts'

test('boxes of stores show how much they hold, whoever fills them', async () => {
  const storage = openMemoryStorage()
  await storage.kv(['name', 'a']).setMany([
    ['x', 1],
    ['y', 2]
  ])
  const boxes = { a: 'kv a', same: 'kv a -fast', own: 'kv', db: 'db a' }
  const p = testPatch(catalogue, boxes, [], { storage })
  const shown = (): unknown[] => ['a', 'same', 'own', 'db'].map((id) => p.shown.get(id))
  expect(shown()).toEqual([undefined, undefined, undefined, undefined])
  await expect.poll(shown).toEqual([2, 2, 0, 0])
  p.machine.play('own', new Command('set', ['x', 1]))
  p.machine.play('db', new Command('insert', ['c', record({})]))
  p.machine.play('db', new Command('insertMany', ['d', record({}), record({})]))
  await storage.kv(['name', 'a']).delete('x')
  await expect.poll(shown).toEqual([1, 1, 1, 3])
  p.machine.play('db', new Command('drop', ['d']))
  await storage.kv(['name', 'a']).clear()
  await expect.poll(shown).toEqual([0, 0, 1, 1])
  p.machine.dispose()
})

/** A storage that notes how often it counts, and how many counts are open at once. */
function counting(): { storage: Storage; counts: () => number; most: () => number } {
  const storage = openMemoryStorage()
  let [counts, open, most] = [0, 0, 0]
  return {
    storage: {
      ...storage,
      kv(scope, options) {
        const store = storage.kv(scope, options)
        return {
          ...store,
          async count() {
            counts++
            most = Math.max(most, ++open)
            return store.count().finally(() => open--)
          }
        }
      }
    },
    counts: () => counts,
    most: () => most
  }
}

test('two hundred boxes cost nothing as the patch opens, and are counted one after the other', async () => {
  const { storage, counts, most } = counting()
  const names = Array.from({ length: 200 }, (_, i) => `k${i}`)
  const p = testPatch(catalogue, Object.fromEntries(names.map((name, i) => [name, `kv ${i % 100}`])), [], {
    storage
  })
  p.machine.play('k0', new Command('set', ['x', 1]))
  await p.run()
  expect(counts()).toBe(0)
  await expect.poll(() => [p.shown.get('k0'), p.shown.get('k100'), p.shown.get('k199')]).toEqual([1, 1, 0])
  expect([counts(), most()]).toEqual([100, 1])
  p.machine.dispose()
})

test('however often a store is changed, it is counted a few times a second', async () => {
  const { storage, counts } = counting()
  const p = testPatch(catalogue, { kv: 'kv a' }, [], { storage })
  const end = performance.now() + 700
  let changes = 0
  while (performance.now() < end) {
    await storage.kv(['name', 'a']).set(`k${changes++}`, 1)
    if (changes % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  expect(changes).toBeGreaterThan(50)
  expect(counts()).toBeLessThan(10)
  await expect.poll(() => p.shown.get('kv')).toBe(changes)
  p.machine.dispose()
})

test('nothing is left of a patch that is gone, and a store that cannot be counted shows nothing', async () => {
  vi.useFakeTimers()
  try {
    const { storage, counts } = counting()
    const p = testPatch(catalogue, { kv: 'kv a', db: 'db a' }, [], { storage })
    p.machine.dispose()
    expect(vi.getTimerCount()).toBe(0)
    expect(counts()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
  const storage = openMemoryStorage()
  await storage.kv(['name', 'a']).set('x', 1)
  const p = testPatch(catalogue, { kv: 'kv a' }, [], { storage })
  await expect.poll(() => p.shown.get('kv')).toBe(1)
  await storage.close()
  p.machine.play('kv', new Command('set', ['x', 1]))
  await p.run()
  expect(p.errors.map((line) => line.code)).toEqual(['storage-closed'])
  p.machine.dispose()
})

test('stores are the boxes that do', () => {
  const names = catalogue.all.filter(({ shows }) => shows === 'count').map(({ name }) => name)
  expect(names.sort()).toEqual(['db', 'kv'])
})
