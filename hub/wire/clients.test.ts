// The stock clients of both protocols against the hub, alone and mixed in one room.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  contentOf,
  hocuspocusClient,
  startHub,
  until,
  yClient,
  type Client,
  type TestHub
} from '../testing/clients.ts'

let hub: TestHub
const open = new Set<Client>()
beforeAll(async () => {
  hub = await startHub()
})
afterAll(async () => {
  for (const client of open) client.destroy()
  await hub.remove()
})

let rooms = 0
const keep = <T extends Client>(client: T): T => (open.add(client), client)
const makers = { 'y-websocket': yClient, hocuspocus: hocuspocusClient }
const kinds = Object.keys(makers) as Client['kind'][]
const make = (kind: Client['kind'], name: string, token = '', doc = new Y.Doc()) =>
  keep(makers[kind](hub, { name, token, doc }))
const newName = () => `org/doc${++rooms}/main`
const mapOf = ({ doc }: Client) => doc.getMap('map').toJSON()
const awarenessOf = ({ provider }: Client) => provider.awareness!

describe.each(kinds)('%s', (kind) => {
  test.each(kinds)('shares changes with %s, both ways', async (other) => {
    const name = newName()
    const [a, b] = [make(kind, name), make(other, name)]
    await until(() => a.isSynced() && b.isSynced())
    a.doc.getMap('map').set('a', 1)
    b.doc.getMap('map').set('b', 2)
    await until(() => Object.keys(mapOf(a)).length === 2 && Object.keys(mapOf(b)).length === 2)
    await until(() => a.isSynced() && b.isSynced())
  })

  test('brings what was edited offline, and gets what others did meanwhile', async () => {
    const name = newName()
    const [a, b] = [make(kind, name), make('hocuspocus', name)]
    await until(() => a.isSynced() && b.isSynced())
    a.disconnect()
    a.doc.getMap('map').set('offline', 1)
    b.doc.getMap('map').set('online', 2)
    await until(() => b.isSynced())
    a.connect()
    await until(() => a.isSynced() && 'offline' in mapOf(b) && 'online' in mapOf(a))
  })

  test('brings a large change, and small ones after it in their order', async () => {
    const name = newName()
    const [a, b] = [make(kind, name), make('hocuspocus', name)]
    await until(() => a.isSynced() && b.isSynced())
    a.doc.getMap('map').set('large', 'x'.repeat(600_000))
    for (let i = 0; i < 5; i++) a.doc.getMap('map').set('small', i)
    await until(() => mapOf(b).small === 4 && String(mapOf(b).large).length === 600_000)
    await until(() => a.isSynced())
  })

  test('finds everything again after a restart of the hub, and goes on by itself', async () => {
    const name = newName()
    const a = make(kind, name)
    await until(() => a.isSynced())
    a.doc.getMap('map').set('before', 1)
    await until(() => a.isSynced())
    await hub.stop()
    a.doc.getMap('map').set('during', 2)
    await hub.start()
    await until(() => a.isSynced())
    const fresh = make(kind, name)
    await until(
      () => 'during' in mapOf(fresh),
      () => mapOf(fresh)
    )
    expect(contentOf(fresh.doc)).toEqual(contentOf(a.doc))
  })

  test.each(kinds)('is seen by %s, and is gone when it leaves', async (other) => {
    const name = newName()
    const [a, b] = [make(kind, name), make(other, name)]
    awarenessOf(a).setLocalState({ name: 'Ada' })
    const seen = () => awarenessOf(b).getStates().get(a.doc.clientID)
    await until(() => seen()?.name === 'Ada')
    const late = make(other, name)
    await until(() => awarenessOf(late).getStates().has(a.doc.clientID))
    // Cut off without a word.
    if (a.provider instanceof HocuspocusProvider)
      a.provider.configuration.websocketProvider.webSocket?.close()
    else (a.provider.ws as unknown as WebSocket).terminate()
    await until(() => !seen())
    await until(() => seen()?.name === 'Ada')
  })

  test('a viewer reads, is present, and cannot change a byte', async () => {
    const name = newName()
    const [editor, viewer] = [make('hocuspocus', name), make(kind, name, `viewer:${name}`)]
    editor.doc.getMap('map').set('a', 1)
    await until(() => 'a' in mapOf(viewer) && editor.isSynced() && viewer.isSynced())
    awarenessOf(viewer).setLocalState({ name: 'Vi' })
    await until(() => awarenessOf(editor).getStates().has(viewer.doc.clientID))
    viewer.doc.getMap('map').set('b', 2)
    editor.doc.getMap('map').set('c', 3)
    const fresh = make(kind, name)
    await until(() => 'c' in mapOf(fresh))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(mapOf(editor)).toEqual({ a: 1, c: 3 })
    expect(mapOf(fresh)).toEqual({ a: 1, c: 3 })
  })

  test('revoking closes what it opened', async () => {
    const name = newName()
    const token = `editor:${name}`
    const [a, other] = [make(kind, name, token), make(kind, name)]
    await until(() => a.isSynced() && other.isSynced())
    const closed = new Promise<number>((resolve) => {
      if (a.provider instanceof HocuspocusProvider)
        a.provider.configuration.websocketProvider.on('close', ({ event }: { event: { code: number } }) =>
          resolve(event.code)
        )
      else a.provider.on('connection-close', (event) => resolve(event?.code ?? 0))
    })
    hub.access.revoke(token)
    expect(await closed).toBe(4403)
    a.destroy()
    other.doc.getMap('map').set('still', 1)
    await until(() => other.isSynced())
  })
})

test('a stock y-websocket client that is refused gives up', async () => {
  const client = make('y-websocket', newName(), 'none')
  const { provider } = client
  if (provider instanceof HocuspocusProvider) throw new TypeError()
  const [event] = await new Promise<[{ code: number; reason: string }]>((resolve) =>
    provider.on('closed', (...args) => resolve(args as never))
  )
  expect(event).toMatchObject({ code: 4401, reason: expect.stringMatching(/^unauthorized: /) })
  expect(provider.shouldConnect).toBe(false)
})

test('a stock Hocuspocus client that is refused is told so, and its other documents go on', async () => {
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${hub.socketUrl}/hocuspocus`,
    WebSocketPolyfill: WebSocket
  })
  const refused = new HocuspocusProvider({ websocketProvider, name: newName(), token: 'none' })
  const twice = { websocketProvider, name: newName(), token: 'editor', sessionAwareness: true }
  const [one, two] = [new HocuspocusProvider(twice), new HocuspocusProvider(twice)]
  const reason = new Promise((resolve) =>
    refused.on('authenticationFailed', (e: { reason: string }) => resolve(e.reason))
  )
  for (const provider of [refused, one, two]) provider.attach()
  expect(await reason).toBe('unauthorized')
  one.document.getMap('map').set('a', 1)
  await until(() => two.document.getMap('map').has('a') && !one.hasUnsyncedChanges)
  two.detach()
  one.document.getMap('map').set('b', 1)
  await until(() => !one.hasUnsyncedChanges)
  expect(two.document.getMap('map').has('b')).toBe(false)
  for (const provider of [refused, one, two]) provider.destroy()
  websocketProvider.destroy()
})
