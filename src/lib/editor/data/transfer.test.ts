// Out of a store into a file, and back.
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { DataClient } from '../../engine/data-client.ts'
import type { StoreRef } from '../../engine/data-protocol.ts'
import { DataService } from '../../engine/data-service.ts'
import { alike, values } from '../../runtime/codec/testing/values.ts'
import { record } from '../../runtime/message.ts'
import type { Scope } from '../../runtime/ports.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import type { PatchStorage } from '../../storage/patch-storage.ts'
import { exportStore, importStore } from './transfer.ts'

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
const all = async (from: PatchStorage = storage) => {
  const entries = []
  for await (const entry of from.entries()) entries.push(entry)
  return entries
}
const bring = (store: StoreRef, text: string) => importStore(client, store, new Blob([text]))

test('any values come back as they were, in either form', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), values),
      fc.constantFrom('json', 'jsonl'),
      async (fields, form) => {
        await storage.kv(scope).clear()
        await storage.kv(scope).setMany(Object.entries(fields))
        const file = await exportStore(client, kv, form as 'json')
        await storage.kv(scope).clear()
        if (Object.keys(fields).length === 0) return
        await importStore(client, kv, file)
        for (const [key, value] of Object.entries(fields)) {
          expect(alike((await storage.kv(scope).get(key)).value, value)).toBe(true)
        }
      }
    ),
    { numRuns: 100 }
  )
})

test('dates may be written as the panel shows them; what is no date is said, with its line', async () => {
  const line = (at: unknown) => JSON.stringify({ key: 'd', value: { $: 'date', at } })
  await bring(kv, line('2026-01-31T12:00:00.000Z'))
  expect((await storage.kv(scope).get('d')).value).toEqual(new Date(Date.UTC(2026, 0, 31, 12)))
  await bring(kv, line(5))
  expect((await storage.kv(scope).get('d')).value).toEqual(new Date(5))
  await expect(bring(kv, `${line(6)}\n${line('soon')}`)).rejects.toMatchObject({
    code: 'data-import',
    message: expect.stringMatching(/line 2.*"soon" is no date/i) as string
  })
  expect((await storage.kv(scope).get('d')).value).toEqual(new Date(5))
})

test('documents keep their ids and times, blobs their bytes', async () => {
  await storage
    .db(scope)
    .insertMany('notes', [
      record({ title: 'one', at: new Date(5) }),
      record({ photo: new Blob(['bytes'], { type: 'image/png' }) })
    ])
  const before = await all()
  const file = await exportStore(client, notes, 'json')
  await storage.db(scope).drop('notes')
  const { count } = await importStore(client, notes, file)
  expect(count).toBe(2)
  const after = await all()
  expect(after.length).toBe(2)
  expect(after[0]).toEqual(before[0])
  const { doc } = after[1] as { doc: { photo: Blob } } & (typeof after)[1]
  expect([doc.photo.type, await doc.photo.text()]).toEqual(['image/png', 'bytes'])
})

test('an import replaces what has the same name, and is undone whole', async () => {
  await storage.kv(scope).setMany([
    ['a', 1],
    ['b', 2]
  ])
  const before = await all()
  const { inverse } = await bring(kv, '{"key": "b", "value": 3}\n{"key": "c", "value": [4]}\n')
  expect(await storage.kv(scope).getMany(['a', 'b', 'c'])).toMatchObject([
    { value: 1 },
    { value: 3 },
    { value: [4] }
  ])
  await client.edit(kv, inverse)
  expect(await all()).toEqual(before)
})

test('a record by itself is all keys of a store', async () => {
  await bring(kv, '{"a": 1, "key": 2}')
  expect(await storage.kv(scope).keys()).toEqual(['a', 'key'])
})

test.each([
  [kv, '', 'There is nothing in this file.'],
  [
    kv,
    '{"key": "a", "value": 1}\n{"key": "a", "value": 2}',
    'Line 2: the key `a` was there on line 1 already.'
  ],
  [kv, '{"key": "a", "value": 1}\n\n{"key": "b" "value": 2}', 'Line 3: '],
  [kv, '[{"a": 1}]', 'Line 1: this has no `key` and `value`.'],
  [kv, '5', 'Line 1: this is no record.'],
  [notes, '{"a": 1}\n[2]', 'Line 2: this is no record.'],
  [notes, '{"_id": 5}', 'Line 1: its `_id` is no text that can name it.'],
  [notes, '{"a": 1}\n{"a": {"$": "nonsense"}}', 'Line 2: '],
  [notes, '{"a": 1}\n{"a": ', 'Line 2: the value that begins here has no end.']
])('%#: what is wrong is said, and nothing is written', async (store, text, sentence) => {
  await expect(bring(store, text)).rejects.toThrow(sentence)
  expect(await storage.hasData()).toBe(false)
})

test('bytes that are no text are refused', async () => {
  await expect(importStore(client, kv, new Blob([new Uint8Array([0x7b, 0xff])]))).rejects.toThrow('UTF-8')
})

test('cancelled, it leaves nothing', async () => {
  const stop = new AbortController()
  const text = Array.from({ length: 5000 }, (_, i) => `{"key": "k${i}", "value": ${i}}`).join('\n')
  const work = importStore(client, kv, new Blob([text]), { signal: stop.signal, reading: () => stop.abort() })
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  expect(await storage.hasData()).toBe(false)
})

test('many entries, with progress', async () => {
  const text = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ n: i })).join('\n')
  const told: number[] = []
  const { count } = await importStore(client, notes, new Blob([text]), {
    reading: (done) => void told.push(done)
  })
  expect(count).toBe(3000)
  expect(told.at(-1)).toBe(text.length)
  const file = await exportStore(client, notes, 'jsonl')
  expect((await file.text()).trim().split('\n').length).toBe(3000)
})
