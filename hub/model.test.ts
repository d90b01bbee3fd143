// MODEL_SEED repeats a failure. Any clients, any edits, any disconnects, any restarts of the hub: in the end all documents are equal, and equal to what a fresh client gets.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyEdit, randomEdit, type Edit } from './rooms/testing.ts'
import {
  contentOf,
  hocuspocusClient,
  startHub,
  until,
  yClient,
  type Client,
  type TestHub
} from './testing/clients.ts'
import { mulberry32 } from './testing/random.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub({
    rooms: { times: { debounce: 30, latest: 60, sweep: 100, retry: 20 }, cacheAge: 100 }
  })
})
afterAll(() => hub.remove())

const clientCount = 4
const stepCount = 120
const roomsTried = 3

test('all clients end equal, and equal to a fresh one', { timeout: 90_000 }, async () => {
  const seed = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000)
  for (let round = 0; round < roomsTried; round++) await oneRoom(seed + round, round > 0)
})

async function oneRoom(seed: number, restarts: boolean): Promise<void> {
  const random = mulberry32(seed)
  const name = `org/model${seed}/main`
  const clients: Client[] = []
  for (let i = 0; i < clientCount; i++)
    clients.push((i % 2 === 0 ? yClient : hocuspocusClient)(hub, { name }))
  const edits: Edit[] = fc.sample(randomEdit, { numRuns: stepCount, seed })
  const tell = () => ({
    seed,
    name,
    clients: clients.map(({ kind, doc, isSynced }) => [
      kind,
      isSynced(),
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort().join(' ')
    ])
  })
  try {
    for (const [i, edit] of edits.entries()) {
      const client = clients[Math.floor(random() * clientCount)]!
      const dice = random()
      if (dice < 0.06) client.disconnect()
      else if (dice < 0.14) client.connect()
      else applyEdit(client.doc, edit)
      if (restarts && i === stepCount / 2) {
        await hub.stop()
        await hub.start()
      }
      if (random() < 0.4) await new Promise((resolve) => setTimeout(resolve, random() * 8))
    }
    for (const client of clients) client.connect()
    const isEven = () => {
      const [first, ...others] = clients
        .map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex'))
        .sort()
      return others.every((vector) => vector === first)
    }
    await until(() => clients.every((client) => client.isSynced()) && isEven(), tell, 20_000)
    // Deletions are in no state vector: what they made may still be on its way.
    const [first] = clients
    await until(
      () => clients.every(({ doc }) => isDeepStrictEqual(contentOf(doc), contentOf(first!.doc))),
      tell
    )
    const fresh = [yClient(hub, { name }), hocuspocusClient(hub, { name })]
    clients.push(...fresh)
    await until(() => fresh.every((client) => client.isSynced()), tell)
    for (const { doc } of fresh) expect(contentOf(doc), `seed ${seed}`).toEqual(contentOf(clients[0]!.doc))
  } finally {
    for (const client of clients) client.destroy()
  }
}
