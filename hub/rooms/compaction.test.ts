// Compaction: what is stored is the room, the journal is trimmed only then, and no failure loses or overwrites anything.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openEmbedded, type Database } from '../embedded/database.ts'
import { embeddedStore } from '../embedded/store.ts'
import { embeddedStream } from '../embedded/stream.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { noLog } from '../log.ts'
import { zeroClock } from '../ports/clock.ts'
import type { Room } from '../ports/room.ts'
import type { Store } from '../ports/store.ts'
import type { Stream } from '../ports/stream.ts'
import { newRoom } from '../ports/testing/accept-stream.ts'
import { compactRoom } from './compact-room.ts'
import { Compaction } from './compaction.ts'
import { mergeTree } from './merge.ts'
import { randomUpdates } from './testing.ts'
import { startWork, type Work } from './workers.ts'

const folder = temporaryFolder()
let database: Database
let stream: Stream
let store: Store
let work: Work
beforeAll(async () => {
  database = await openEmbedded(folder.path)
  stream = embeddedStream(database)
  store = embeddedStore(database)
  work = startWork()
})
afterAll(async () => {
  await work.close()
  await stream.close()
  await database.close()
  folder.remove()
})

const deps = () => ({ stream, store, work })
const contentOf = (doc: Y.Doc) => [
  doc.getMap('map').toJSON(),
  doc.getArray('list').toJSON(),
  doc.getText('text').toString()
]
const docOf = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
const tailOf = async (room: Room) => (await stream.read(room, zeroClock, 10_000)).map(({ bytes }) => bytes)
/** Updates of a document, one for each edit. */
const someUpdates = (count: number): Uint8Array[] => {
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) doc.getMap('map').set('x', i)
  return updates
}

test('snapshot and journal together are the room, whenever it is compacted; the history keeps what was deleted', async () => {
  await fc.assert(
    fc.asyncProperty(randomUpdates, fc.integer({ min: 1, max: 15 }), async ({ updates, doc }, every) => {
      const room = newRoom()
      for (let i = 0; i < updates.length; i += every) {
        await Promise.all(updates.slice(i, i + every).map((update) => stream.append(room, update)))
        expect(await compactRoom(deps(), room)).toMatchObject({ room, aside: 0 })
        expect(await tailOf(room)).toEqual([])
      }
      if (updates.length === 0) return
      const snapshot = await store.latest(room, 'gc')
      expect(contentOf(docOf(snapshot!.columns.gc!))).toEqual(contentOf(doc))
      const history: Uint8Array[] = []
      for (const { clock } of await store.list(room))
        history.push((await store.load(room, clock, ['nongc']))!.columns.nongc!)
      expect(contentOf(docOf(mergeTree(history)))).toEqual(contentOf(doc))
      expect((await store.list(room)).filter(({ sizes }) => sizes.gc !== undefined)).toHaveLength(1)
    }),
    { numRuns: 8 }
  )
})

test('moves of one box are collected', async () => {
  const room = newRoom()
  await Promise.all(someUpdates(2000).map((update) => stream.append(room, update)))
  await compactRoom(deps(), room)
  expect((await store.latest(room, 'gc'))!.columns.gc!.length).toBeLessThan(200)
})

test('a damaged snapshot stops it: nothing is stored, nothing trimmed, nothing set aside', async () => {
  const room = newRoom()
  await store.save(room, { clock: '1-0', created: 0, columns: { gc: Uint8Array.of(1, 2, 3) } })
  const [update] = someUpdates(1)
  await stream.append(room, update!)
  for (let attempt = 0; attempt < 6; attempt++)
    await expect(compactRoom(deps(), room)).rejects.toMatchObject({ code: 'snapshot-damaged' })
  expect(await tailOf(room)).toEqual([update])
  expect(await store.list(room)).toHaveLength(1)
  expect(await stream.quarantines(room)).toEqual([])
})

test('entries that cannot be taken in are set aside after some tries; the others are stored, and the room goes on', async () => {
  const room = newRoom()
  const updates = someUpdates(3)
  for (const bytes of [updates[0]!, Uint8Array.of(9, 9, 9), updates[1]!]) await stream.append(room, bytes)
  for (let attempt = 1; attempt <= 3; attempt++) await expect(compactRoom(deps(), room)).rejects.toBeTruthy()
  expect(await compactRoom(deps(), room)).toMatchObject({ aside: 1 })
  expect(await stream.quarantines(room)).toMatchObject([{ count: 1 }])
  await stream.append(room, updates[2]!)
  await compactRoom(deps(), room)
  expect(
    docOf((await store.latest(room, 'gc'))!.columns.gc!)
      .getMap('map')
      .get('x')
  ).toBe(2)
})

test.each<[string, (trouble: { store: Store; stream: Stream }) => void]>([
  ['storing fails', ({ store }) => vi.spyOn(store, 'save').mockRejectedValueOnce(new Error('disk'))],
  ['trimming fails', ({ stream }) => vi.spyOn(stream, 'complete').mockRejectedValueOnce(new Error('gone'))],
  [
    'dropping the old one fails',
    ({ store }) => vi.spyOn(store, 'drop').mockRejectedValueOnce(new Error('gone'))
  ]
])('when %s, the next try makes it good', async (_, break_) => {
  const room = newRoom()
  const updates = someUpdates(4)
  for (const update of updates.slice(0, 2)) await stream.append(room, update)
  await compactRoom(deps(), room)
  for (const update of updates.slice(2)) await stream.append(room, update)
  break_({ store, stream })
  await expect(compactRoom(deps(), room)).rejects.toBeTruthy()
  vi.restoreAllMocks()
  await compactRoom(deps(), room)
  expect(
    docOf((await store.latest(room, 'gc'))!.columns.gc!, ...(await tailOf(room)))
      .getMap('map')
      .get('x')
  ).toBe(3)
  expect(await tailOf(room)).toEqual([])
})

test('an erased room is not brought back by a compaction under way', async () => {
  const room = newRoom()
  for (const update of someUpdates(2)) await stream.append(room, update)
  const slow = {
    ...store,
    save: async (...args: Parameters<Store['save']>) => {
      await store.erase(room, await stream.erase(room))
      return store.save(...args)
    }
  }
  await compactRoom({ ...deps(), store: slow }, room)
  expect(await store.list(room)).toEqual([])
  expect(await tailOf(room)).toEqual([])
})

test('a thread that hangs is ended, and the next task gets a new one', async () => {
  const room = newRoom()
  for (const update of someUpdates(3)) await stream.append(room, update)
  const hanging = startWork(new URL('data:text/javascript,for(;;);'))
  await expect(compactRoom({ ...deps(), work: hanging, timeout: 50 }, room)).rejects.toMatchObject({
    code: 'compaction-failed'
  })
  expect(await tailOf(room)).toHaveLength(3)
  expect(await compactRoom(deps(), room)).toMatchObject({ room })
})

test('rooms are compacted some time after the last change, and at the latest after the first', async () => {
  const times = { debounce: 150, latest: 400, sweep: 60_000, retry: 50 }
  const compaction = new Compaction(deps(), noLog, times)
  const room = newRoom()
  const start = Date.now()
  let first = 0
  for (const update of someUpdates(12)) {
    await stream.append(room, update)
    compaction.changed(room)
    await new Promise((resolve) => setTimeout(resolve, 60))
    if (first === 0 && (await store.list(room)).length > 0) first = Date.now() - start
  }
  expect(first).toBeGreaterThan(350)
  await expect.poll(async () => (await tailOf(room)).length, { timeout: 5000 }).toBe(0)
  await compaction.close()
})

test('closing compacts what waits; a sweep finds what a killed hub left behind', async () => {
  const compaction = new Compaction(deps(), noLog)
  const room = newRoom()
  const updates = someUpdates(2)
  await stream.append(room, updates[0]!)
  compaction.changed(room)
  await compaction.close()
  expect(await tailOf(room)).toEqual([])
  await stream.append(room, updates[1]!)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const sweeping = new Compaction({ ...deps(), idle: 0 }, noLog)
  await expect.poll(async () => (await tailOf(room)).length, { timeout: 5000 }).toBe(0)
  await sweeping.close()
})
