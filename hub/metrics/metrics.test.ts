// What Prometheus is told, and who may hear it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRack, startRackHub } from '../testing/api.ts'
import { hocuspocusClient, until, type TestHub } from '../testing/clients.ts'

const token = 'a-token-of-the-operator'
let hub: TestHub

beforeAll(async () => {
  hub = await startRackHub({ LOADBANG_METRICS_TOKEN: token })
})
afterAll(() => hub.remove())

const look = (headers: Record<string, string> = {}) => fetch(`${hub.url}/metrics`, { headers })

async function figures(): Promise<Map<string, number>> {
  const text = await (await look()).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

test('changes, connections and refusals are counted, and nobody is named', async () => {
  const rack = await makeRack(hub)
  const viewer = await rack.invite('viewer')
  const before = await figures()
  const writer = hocuspocusClient(hub, { name: rack.room, token: rack.key })
  await until(() => writer.isSynced())
  for (let i = 0; i < 5; i++) {
    writer.doc.getMap('nodes').set('a', i)
    await until(() => writer.isSynced())
  }
  const reader = hocuspocusClient(hub, { name: rack.room, token: viewer.key })
  await until(() => reader.isSynced())
  reader.doc.getMap('nodes').set('b', 1)
  const refused = 'loadbang_updates_refused_total{code="read-only"}'
  for (let tries = 0; tries < 100 && !(await figures()).get(refused); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))

  const after = await figures()
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(grown('loadbang_updates_stored_total')).toBe(5)
  expect(grown('loadbang_commit_seconds_count')).toBe(5)
  expect(grown('loadbang_commit_seconds_bucket{le="+Inf"}')).toBe(5)
  expect(grown(refused)).toBeGreaterThan(0)
  expect(grown('loadbang_connections_ended_total{code="read-only"}')).toBeGreaterThan(0)
  expect(grown('loadbang_messages_received_total')).toBeGreaterThan(10)
  expect(after.get('loadbang_rooms')).toBe(1)
  const text = await (await look()).text()
  for (const secret of [rack.rack.docid, rack.key, viewer.key, viewer.invite.id])
    expect(text).not.toContain(secret)
  writer.destroy()
  reader.destroy()
})

test('this machine may look; a page, and what came through a proxy, may not without the token', async () => {
  expect((await look()).status).toBe(200)
  expect((await look({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(401)
  expect((await look({ forwarded: 'for=203.0.113.7' })).status).toBe(401)
  expect((await look({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' })).status).toBe(
    200
  )
  expect((await look({ authorization: 'Bearer another' })).status).toBe(401)
  expect((await look({ origin: 'https://elsewhere.example' })).status).toBe(401)
})
