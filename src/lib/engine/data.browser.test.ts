// Stored data asked about from a page: where the patch runs, from a tab that watches, and where no engine runs.
import { expect, test, vi } from 'vitest'
import { bang } from '../runtime/message.ts'
import { DataClient } from './data-client.ts'
import type { StoreRef } from './data-protocol.ts'
import { openTestEngine, type TestEngine } from './testing/open-test-engine.ts'
import { workerThat } from './testing/workers.ts'

const wait = { timeout: 10_000 }
const store: StoreRef = { kind: 'kv', scope: ['name', 's'], collection: null }
const boxes = { set: 'msg set k 1', kv: 'kv s', get: 'msg get k', print: 'print got' }
const cables = ['set kv', 'get kv', 'kv print']
const runs = (engine: TestEngine, role = 'runs') =>
  vi.waitFor(() => expect(engine.client.role).toBe(role), wait)

async function keys({ client }: TestEngine): Promise<readonly string[]> {
  return new DataClient(client).ask({ ask: 'ids', store, view: {} })
}

test('the page reads and changes what the patch stores, and hears of its changes', async () => {
  const engine = openTestEngine(boxes, cables)
  await runs(engine)
  const heard: (readonly StoreRef[])[] = []
  engine.client.onStored((changed) => void heard.push(changed))
  expect(await keys(engine)).toEqual([])
  engine.client.play('set', bang)
  await expect.poll(() => heard, wait).toEqual([[store]])
  expect(await keys(engine)).toEqual(['k'])
  const data = new DataClient(engine.client)
  const inverse = await data.edit(store, [{ do: 'put', id: 'k', value: new Blob(['bytes']) }])
  expect(inverse).toEqual([{ do: 'put', id: 'k', value: 1 }])
  const { value } = await data.ask({ ask: 'value', store, id: 'k' })
  expect(await (value as Blob).text()).toBe('bytes')
  await data.edit(store, inverse)
  engine.client.play('get', bang)
  await expect.poll(() => engine.texts().at(-1), wait).toContain('value: 1')
})

test('what goes wrong has its code, sentence and advice', async () => {
  const engine = openTestEngine(boxes, cables)
  await runs(engine)
  const data = new DataClient(engine.client)
  const docs: StoreRef = { kind: 'db', scope: ['name', 's'], collection: 'c' }
  await expect(data.ask({ ask: 'ids', store: docs, view: { query: { $near: 1 } } })).rejects.toMatchObject({
    code: 'db-query',
    advice: expect.stringContaining('$gt')
  })
})

test('a tab that watches asks the one that runs, hears of changes, and goes on when it goes', async () => {
  const first = openTestEngine(boxes, cables)
  await runs(first)
  const second = first.another()
  await runs(second, 'watches')
  const heard: (readonly StoreRef[])[] = []
  second.client.onStored((changed) => void heard.push(changed))
  await expect
    .poll(async () => {
      first.client.play('set', bang)
      await keys(second)
      return heard.length
    }, wait)
    .toBeGreaterThan(0)
  expect(await keys(second)).toEqual(['k'])
  const data = new DataClient(second.client)
  await data.edit(store, [{ do: 'put', id: 'blob', value: new Blob(['bytes'], { type: 'text/plain' }) }])
  const { value } = await data.ask({ ask: 'value', store, id: 'blob' })
  expect([(value as Blob).type, await (value as Blob).text()]).toEqual(['text/plain', 'bytes'])
  const closed = first.client.close()
  expect(await keys(second)).toEqual(['blob', 'k'])
  await closed
  await runs(second)
  expect(await keys(second)).toEqual(['blob', 'k'])
})

test('where the engine has stopped the page opens the data itself, and lets go of it for the next', async () => {
  const dead = workerThat(
    `if (call === 'start') answer({ level: 'error', text: 'no', code: 'x' }); else answer(0)`
  )
  const engine = openTestEngine(boxes, cables, { makeWorker: dead })
  await runs(engine, 'stopped')
  const data = new DataClient(engine.client)
  const heard: (readonly StoreRef[])[] = []
  engine.client.onStored((changed) => void heard.push(changed))
  await data.edit(store, [{ do: 'put', id: 'mine', value: 5 }])
  await expect.poll(() => heard, wait).toEqual([[store]])
  const second = engine.another()
  await runs(second, 'watches')
  expect(await keys(second)).toEqual(['mine'])
  await second.client.takeOver()
  await runs(second)
  expect(await keys(second)).toEqual(['mine'])
  expect(await keys(engine)).toEqual(['mine'])
})
