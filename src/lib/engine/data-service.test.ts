// The data panel's questions, answered on a storage in memory.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { record } from '../runtime/message.ts'
import type { Scope } from '../runtime/ports.ts'
import { toWire } from '../runtime/codec/wire.ts'
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
const texts = async (store: StoreRef, view: View = {}) =>
  (await rows(store, view)).rows.map((row) => row?.cells?.map((cell) => cell?.text ?? null))

async function fill(): Promise<void> {
  await storage.kv(scope).setMany([
    ['b', 2],
    ['a', 'Apple'],
    ['c', record({ deep: ['pear', 3] })]
  ])
  await storage
    .db(scope)
    .insertMany('notes', [
      record({ title: 'one', n: 3 }),
      record({ title: 'two', n: 1, tags: ['x'] }),
      record({ title: 'three' })
    ])
}

describe('what is shown', () => {
  it('stores with their sizes, and the share', async () => {
    await fill()
    const { stores, bytes, limit } = await client.ask({ ask: 'stores' })
    expect(stores).toMatchObject([
      { kind: 'kv', scope, collection: null, count: 3 },
      { kind: 'db', scope, collection: 'notes', count: 3 }
    ])
    expect(stores.every((store) => store.bytes > 0)).toBe(true)
    expect(bytes).toBeGreaterThan(0)
    expect(limit).toBeGreaterThan(bytes)
  })

  it('keys in order, values in words', async () => {
    await fill()
    const answer = await rows(kv)
    expect(answer).toMatchObject({ total: 3, columns: ['value'], again: null })
    expect(answer.rows).toEqual([
      { id: 'a', cells: [{ kind: 'text', text: 'Apple' }] },
      { id: 'b', cells: [{ kind: 'number', text: '2' }] },
      { id: 'c', cells: [{ kind: 'record', text: '{deep: ["pear", 3]}' }] }
    ])
    expect((await rows(kv, {}, 1, 1)).rows).toMatchObject([{ id: 'b' }])
    expect((await rows(kv, { sort: { field: 'key', way: -1 } })).rows.map((row) => row?.id)).toEqual([
      'c',
      'b',
      'a'
    ])
    expect((await rows(kv, { sort: { field: 'value', way: 1 } })).rows.map((row) => row?.id)).toEqual([
      'b',
      'a',
      'c'
    ])
  })

  it('documents in columns, the person’s first', async () => {
    await fill()
    const answer = await rows(notes)
    expect(answer.columns.slice(-3)).toEqual(['_id', '_created', '_updated'])
    expect(new Set(answer.columns.slice(0, 3))).toEqual(new Set(['title', 'n', 'tags']))
    expect(answer.rows.map((row) => row?.cells?.[answer.columns.indexOf('title')]?.text)).toEqual([
      'one',
      'two',
      'three'
    ])
    expect(answer.rows[2]?.cells?.[answer.columns.indexOf('n')]).toBeNull()
  })

  it('what is searched, asked and sorted', async () => {
    await fill()
    const found = async (view: View) =>
      (await rows(notes, view)).rows.map((row) => row?.cells?.find((cell) => cell?.kind === 'text')?.text)
    expect(await found({ search: 'T' })).toEqual(['one', 'two', 'three'])
    expect(await found({ search: 'thr' })).toEqual(['three'])
    expect(await found({ query: { n: { $gte: 2 } } })).toEqual(['one'])
    expect(await found({ sort: { field: 'n', way: 1 } })).toEqual(['three', 'two', 'one'])
    expect((await texts(kv, { search: 'PEAR' })).length).toBe(1)
    expect((await texts(kv, { search: 'b' })).length).toBe(1)
    await expect(rows(notes, { query: { n: { $near: 1 } } })).rejects.toMatchObject({ code: 'db-query' })
  })

  it('what has changed is found anew', async () => {
    await fill()
    const view = { search: 'four' }
    expect((await rows(notes, view)).total).toBe(0)
    await storage.db(scope).insert('notes', record({ title: 'four' }))
    await expect.poll(async () => (await rows(notes, view)).total).toBe(1)
  })

  it('JSON that is cut where it is long, and binaries by their place', async () => {
    const blob = new Blob(['hello'], { type: 'text/plain' })
    await storage.kv(scope).set('x', record({ long: 'y'.repeat(5000), deep: record({ blob }) }))
    const { rows } = await client.ask({ ask: 'rows', store: kv, view: {}, as: 'json', from: 0, count: 9 })
    expect(rows[0]).toMatchObject({
      cut: true,
      binaries: [{ path: ['deep', 'blob'], kind: 'Blob', type: 'text/plain', bytes: 5 }]
    })
    expect(rows[0]!.json!.length).toBeLessThan(1300)
  })

  it('one value whole', async () => {
    await fill()
    const { found, value } = await client.ask({ ask: 'value', store: kv, id: 'c' })
    expect(found).toBe(true)
    expect(value).toEqual({ deep: ['pear', 3] })
    expect((await client.ask({ ask: 'value', store: notes, id: 'no' })).found).toBe(false)
  })
})

describe('edits', () => {
  const all = async () => {
    const entries = []
    for await (const entry of storage.entries()) entries.push(entry)
    return entries
  }

  it('give the changes that undo them', async () => {
    await fill()
    const before = await all()
    const inverse = await client.edit(kv, [
      { do: 'put', id: 'a', value: 1 },
      { do: 'put', id: 'new', value: [2] },
      { do: 'remove', id: 'b' },
      { do: 'remove', id: 'nobody' }
    ])
    expect(await storage.kv(scope).keys()).toEqual(['a', 'c', 'new'])
    await client.edit(kv, inverse)
    expect(await all()).toEqual(before)
  })

  it('of one field leave the others alone', async () => {
    await fill()
    const db = storage.db(scope)
    const [{ _id: id } = { _id: '' }] = await db.find('notes')
    const inverse = await client.edit(notes, [{ do: 'merge', id, fields: { title: 'changed', extra: true } }])
    await db.update('notes', id, record({ n: 99 }))
    await client.edit(notes, inverse)
    const doc = (await db.findOne('notes', id))!
    expect(doc).toMatchObject({ title: 'one', n: 99 })
    expect(doc.extra).toBeUndefined()
    await db.delete('notes', id)
    await expect(client.edit(notes, inverse)).rejects.toMatchObject({ code: 'data-gone' })
  })

  it('of documents bring them back as they were, times and all', async () => {
    await fill()
    const before = await all()
    const ids = await client.ask({ ask: 'ids', store: notes, view: {} })
    const inverse = await client.edit(
      notes,
      ids.map((id): Change => ({ do: 'remove', id }))
    )
    expect(await storage.db(scope).count('notes')).toBe(0)
    await client.edit(notes, inverse)
    expect(await all()).toEqual(before)
  })

  it('any edit, undone and redone, leaves no trace', async () => {
    const change = fc.oneof(
      fc.record({
        do: fc.constant('put' as const),
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        value: fc.jsonValue()
      }),
      fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'd') })
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
        async (edits) => {
          await client.edit(
            kv,
            ['a', 'b', 'c', 'd'].map((id): Change => ({ do: 'remove', id }))
          )
          const states = [await all()]
          let inverses: (readonly Change[])[] = []
          for (const changes of edits) {
            const wired = changes.map((each) =>
              each.do === 'put' ? { ...each, value: toWire(each.value as never) } : each
            )
            inverses.push(await client.edit(kv, wired))
            states.push(await all())
          }
          const redo: (readonly Change[])[] = []
          while (inverses.length > 0) {
            expect(await all()).toEqual(states[inverses.length])
            redo.unshift(await client.edit(kv, inverses.at(-1)!))
            inverses = inverses.slice(0, -1)
          }
          expect(await all()).toEqual(states[0])
          for (const changes of redo) await client.edit(kv, changes)
          expect(await all()).toEqual(states.at(-1))
        }
      ),
      { numRuns: 60 }
    )
  })
})
