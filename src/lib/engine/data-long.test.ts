// Long work on stored data: edits in many pieces, stopped and not, and what is found of a large store while it is looked through.
import { beforeEach, describe, expect, it } from 'vitest'
import { record } from '../runtime/message.ts'
import type { Scope } from '../runtime/ports.ts'
import type { PatchStorage } from '../storage/patch-storage.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import { DataClient } from './data-client.ts'
import type { Change, StoreRef, View } from './data-protocol.ts'
import { DataService } from './data-service.ts'

const scope: Scope = ['name', 's']
const kv: StoreRef = { kind: 'kv', scope, collection: null }
const notes: StoreRef = { kind: 'db', scope, collection: 'notes' }
let storage: PatchStorage
let client: DataClient

beforeEach(() => {
  storage = openMemoryStorage()
  const service = new DataService(storage)
  client = new DataClient({ data: (request) => service.answer(request) })
})

const rows = (store: StoreRef, view: View = {}, from = 0, count = 100) =>
  client.ask({ ask: 'rows', store, view, as: 'table', from, count })
const fill = () =>
  storage.kv(scope).setMany([
    ['b', 2],
    ['a', 'Apple'],
    ['c', 3]
  ])

describe('long work', () => {
  const many = (count: number): Change[] =>
    Array.from({ length: count }, (_, i) => ({ do: 'put', id: `k${String(i).padStart(5, '0')}`, value: i }))

  it('is written all at once', async () => {
    await fill()
    const inverse = await client.edit(kv, many(1200))
    expect(await storage.kv(scope).count()).toBe(1203)
    await client.edit(kv, inverse)
    expect(await storage.kv(scope).count()).toBe(3)
  })

  it('cancelled, leaves nothing', async () => {
    const stop = new AbortController()
    const staging = client.stage(kv, { signal: stop.signal })
    await staging.add(many(100))
    stop.abort()
    await expect(staging.add(many(100))).rejects.toMatchObject({ name: 'AbortError' })
    await staging.cancel()
    await expect(staging.commit()).rejects.toMatchObject({ name: 'AbortError' })
    expect(await storage.kv(scope).count()).toBe(0)
  })

  it('says so where the job is unknown', async () => {
    await expect(client.ask({ ask: 'commit', job: 'none' })).rejects.toMatchObject({
      code: 'data-interrupted'
    })
  })

  it('stopped while it is checked or written, leaves nothing; so does one that is written already', async () => {
    await fill()
    const before = await storage.kv(scope).keys()
    for (const wait of [0, 1, 5, 30, 100]) {
      const stop = new AbortController()
      const edit = client.edit(kv, many(3000), { signal: stop.signal })
      setTimeout(() => stop.abort(), wait)
      const done = await edit.then(
        () => true,
        (thrown: unknown) => (expect(thrown).toMatchObject({ name: 'AbortError' }), false)
      )
      expect(await storage.kv(scope).count()).toBe(done ? 3003 : 3)
      if (!done) expect(await storage.kv(scope).keys()).toEqual(before)
      else break
    }
  })

  it('documents come back at their places', async () => {
    const ids = await storage.db(scope).insertMany(
      'notes',
      Array.from({ length: 1500 }, (_, n) => record({ n }))
    )
    const inverse = await client.edit(
      notes,
      ids.slice(200, 1200).map((id): Change => ({ do: 'remove', id }))
    )
    const [again] = await Promise.all([client.edit(notes, inverse), client.ask({ ask: 'stores' })])
    expect((await storage.db(scope).find('notes')).map(({ _id }) => _id)).toEqual(ids)
    await client.edit(notes, again)
    expect(await storage.db(scope).count('notes')).toBe(500)
  })

  it('a walk tells what it has found so far, and ends where it is left', async () => {
    await storage.db(scope).insertMany(
      'notes',
      Array.from({ length: 5000 }, (_, n) => record({ n, title: `title ${n % 10}` }))
    )
    for (const view of [
      // An `_id` is searched too, and has no spaces.
      { search: 'title 3' },
      { query: { title: 'title 3' } },
      { sort: { field: 'n', way: -1 as const } }
    ]) {
      let answer = await rows(notes, view, 0, 5)
      await client.ask({ ask: 'leave', store: notes, view })
      while (answer.partial) answer = await rows(notes, view, 0, 5)
      expect(answer.total).toBe('sort' in view ? 5000 : 500)
      expect((await client.ask({ ask: 'ids', store: notes, view })).length).toBe(answer.total)
    }
  })

  it('reads everything in pieces', async () => {
    await client.edit(kv, many(450))
    const told: (number | null)[][] = []
    const read: Change[] = []
    for await (const piece of client.entries(kv, { progress: (...at) => void told.push(at) }))
      read.push(...piece)
    expect(read).toEqual(many(450))
    expect(told.at(-1)).toEqual([450, 450])
  })
})
