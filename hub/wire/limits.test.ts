// How connections end: each limit and each refusal with its own reason, and a code that passes unless no new try could change it.
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import * as Y from 'yjs'
import { parseRoom } from '../ports/room.ts'
import { closeOf } from './close-codes.ts'
import { readHocuspocusAnswer } from '../testing/answers.ts'
import { hocuspocusClient, startHub, until, yClient, type TestHub } from '../testing/clients.ts'
import { auth } from '../testing/raw-writer.ts'
import type { HubOptions } from '../hub.ts'
import { writeHocuspocus } from './hocuspocus.ts'
import { Rate } from './limits.ts'
import { writeY } from './y-websocket.ts'

let hub: TestHub
let common: TestHub
/** One that takes little of everything. */
let strict: TestHub
let rooms = 0
/** Each test has a room of its own: most share a hub. */
let room = ''
beforeAll(async () => {
  common = await startHub()
  strict = await startHub({
    limits: {
      queueMessages: 10,
      queueBytes: 5000,
      maxDocuments: 20,
      maxFrame: 6000,
      messagesPerSecond: 5,
      keepalive: 30
    },
    rooms: { update: { maxBytes: 3000, maxStructs: 10 }, maxRoomBytes: 2500 }
  })
})
beforeEach(() => {
  hub = common
  room = `org/doc${++rooms}/main`
})
afterEach(async () => {
  if (hub !== common && hub !== strict) await hub.remove()
})
afterAll(() => Promise.all([common.remove(), strict.remove()]))
const start = async (options: Partial<HubOptions>) => (hub = await startHub(options))
const open = async (path: string, options: ClientOptions = {}) => {
  const socket = new WebSocket(`${hub.socketUrl}${path}`, options)
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => heard.push(data))
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) =>
    socket.on('close', (code, reason) => resolve(`${code} ${String(reason).split(':')[0]}`))
  )
  await Promise.race([once(socket, 'open').catch(() => {}), closed])
  return { socket, heard, closed }
}
const updateOf = (size: number) => {
  const doc = new Y.Doc()
  doc.getMap('map').set('a', 'x'.repeat(size))
  return Y.encodeStateAsUpdate(doc)
}
describe('before it is known who somebody is', () => {
  test.each([
    ['messages', 11, 10],
    ['bytes', 3, 2000]
  ])('too many %s are not kept', async (_, count, size) => {
    hub = strict
    const { socket, closed } = await open(`/ws/${room}?ticket=slow`)
    for (let i = 0; i < count; i++) socket.send(writeY.update(updateOf(size)))
    expect(await closed).toBe('1008 auth-queue')
  })

  test('nor over all documents of a socket together, nor too many of them', async () => {
    hub = strict
    const one = await open('/hocuspocus')
    for (let i = 0; i < 11; i++) one.socket.send(writeHocuspocus.step1(`org/doc${i}`, Uint8Array.of(0)))
    expect(await one.closed).toBe('1008 auth-queue')
    const other = await open('/hocuspocus')
    for (let i = 0; i < 21; i++) other.socket.send(auth(`org/doc${i}`, 'editor'))
    expect(await other.closed).toBe('4529 too-many-documents')
  })

  test('a socket that never says is closed', async () => {
    await start({ limits: { authTimeout: 50 } })
    expect(await (await open('/hocuspocus')).closed).toBe('4408 auth-timeout')
  })

  test('no place is taken: neither a room nor a connection in it', async () => {
    await start({ limits: { maxPerRoom: 1 }, rooms: { maxRooms: 1 } })
    const refused = await open(`/ws/${room}?ticket=none`)
    expect(await refused.closed).toBe('4401 unauthorized')
    const first = await open(`/ws/${room}?ticket=editor`)
    await until(() => first.heard.length > 0)
    expect(await (await open(`/ws/${room}?ticket=editor`)).closed).toBe('4529 too-many-connections')
    expect(await (await open('/ws/org/other/main?ticket=editor')).closed).toBe('4529 too-many-rooms')
    expect(await (await open('/ws/org/other/main?ticket=busy')).closed).toBe('4503 access-unavailable')
    first.socket.close()
    await first.closed
    await until(() => hub.hub.health().rooms === 0)
    const next = await open('/ws/org/other/main?ticket=editor')
    await until(() => next.heard.length > 0)
    next.socket.close()
  })
})

describe('what is sent', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['a frame too large', writeY.update(updateOf(7000)), '1009 '],
    ['a change too large', writeY.update(updateOf(4000)), '1009 update-too-large'],
    ['a room too large', writeY.update(updateOf(2800)), '1009 room-full'],
    ['a change that is none', writeY.update(Uint8Array.of(1, 2, 3)), '1007 update-malformed'],
    ['text', 'text', '1007 frame-malformed'],
    ['a vector that is none', writeY.step1(Uint8Array.of(5)), '1007 frame-malformed'],
    ['presence that is none', writeY.presence(Uint8Array.of(5)), '1007 presence-malformed'],
    ['a type that is none', Uint8Array.of(77), '1007 frame-malformed'],
    ['nothing', Uint8Array.of(), '1007 frame-malformed']
  ])('%s ends the connection', async (_, frame, expected) => {
    hub = strict
    const { socket, closed } = await open(`/ws/${room}?ticket=editor`)
    socket.send(frame)
    expect(await closed).toBe(expected)
  })

  test('faster than agreed ends the connection', async () => {
    hub = strict
    const { socket, closed, heard } = await open(`/ws/${room}?ticket=editor`)
    await until(() => heard.length > 0)
    for (let i = 0; i < 60; i++) socket.send(writeY.query)
    expect(await closed).toBe('4529 too-fast')
    const rate = new Rate(10, 0)
    expect([rate.take(100, 0), rate.take(1, 0), rate.take(9, 1000)]).toEqual([true, false, true])
  })

  test('who does not read is closed, and nobody else waits', async () => {
    await start({ limits: { maxBuffer: 600_000, bytesPerSecond: 1e9 } })
    const slow = await open(`/ws/${room}?ticket=editor`)
    await until(() => slow.heard.length > 0)
    slow.socket.pause()
    const [writer, reader] = [hocuspocusClient(hub, { name: room }), yClient(hub, { name: room })]
    await until(() => writer.isSynced() && reader.isSynced())
    for (let i = 0; i < 200 && hub.hub.health().connections === 3; i++) {
      writer.doc.getMap('map').set(String(i % 2), 'x'.repeat(250_000) + i)
      await until(() => writer.isSynced())
    }
    await until(() => hub.hub.health().connections === 2)
    await until(() => reader.doc.getMap('map').size === 2)
    slow.socket.terminate()
    for (const client of [writer, reader]) client.destroy()
  })
})

test('a viewer’s change has status 0 and ends in 4403; what holds nothing new has status 1', async () => {
  const editor = await open('/hocuspocus')
  editor.socket.send(auth(room, 'editor'))
  editor.socket.send(writeHocuspocus.update(room, updateOf(1)))
  const statuses = ({ heard }: { heard: Buffer[] }) =>
    heard.map((frame) => readHocuspocusAnswer(frame).status).filter((status) => status !== null)
  await until(() => statuses(editor).length === 1)
  const viewer = await open('/hocuspocus')
  viewer.socket.send(auth(room, 'viewer'))
  viewer.socket.send(writeHocuspocus.step1(room, Uint8Array.of(0)))
  await until(() => viewer.heard.some((frame) => readHocuspocusAnswer(frame).step === 1))
  const live = await hub.hub.rooms.acquire(parseRoom(room))
  const stored = await live.state.merged()
  hub.hub.rooms.release(live)
  viewer.socket.send(writeHocuspocus.step2(room, stored))
  viewer.socket.send(writeHocuspocus.update(room, updateOf(2)))
  expect(await viewer.closed).toBe('4403 read-only')
  expect(viewer.heard.some((frame) => readHocuspocusAnswer(frame).step === 0)).toBe(false)
  // The first stands for the answer that nobody asked for.
  expect(statuses(viewer)).toEqual([true, true, false])
  editor.socket.close()
})

test('a right that ends closes what it opened', async () => {
  expect(await (await open(`/ws/${room}?ticket=editor:brief`)).closed).toBe('4403 expired')
})

test('silence is broken in both protocols', async () => {
  hub = strict
  const [y, h] = [await open(`/ws/${room}?ticket=editor`), await open('/hocuspocus')]
  await until(() => y.heard.filter((frame) => frame.equals(Buffer.of(1, 1, 0))).length > 1)
  await until(() => h.heard.filter((frame) => frame.equals(Buffer.of(9))).length > 1)
  h.socket.send(writeHocuspocus.ping)
  await until(() => h.heard.some((frame) => frame.equals(Buffer.of(10))))
  for (const { socket } of [y, h]) socket.close()
})

test('a full disk: changes are refused with a code that passes, none is acknowledged, and it recovers by itself', async () => {
  const clients = [hocuspocusClient(hub, { name: room }), yClient(hub, { name: room })]
  await until(() => clients.every((client) => client.isSynced()))
  await hub.hub.pragma('max_page_count = 1')
  const [writer, other] = clients
  const raw = await open('/hocuspocus')
  raw.socket.send(auth(room, 'editor'))
  raw.socket.send(writeHocuspocus.update(room, updateOf(50_000)))
  expect(await raw.closed).toBe('4503 storage-full')
  writer!.doc.getMap('map').set('b', 'y'.repeat(50_000))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(raw.heard.some((frame) => readHocuspocusAnswer(frame).status !== null)).toBe(false)
  expect(other!.doc.getMap('map').size).toBe(0)
  expect(writer!.isSynced()).toBe(false)
  await hub.hub.pragma('max_page_count = 1000000')
  await until(() => writer!.isSynced() && other!.doc.getMap('map').has('b'))
  for (const client of clients) client.destroy()
})

test('a damaged snapshot keeps everybody out, for now, and is left as it is', async () => {
  const alarms: string[] = []
  await start({ log: (level, event) => void (level === 'alarm' && alarms.push(event)) })
  const at = parseRoom(room)
  await hub.hub.store.save(at, { clock: '1-0', created: 0, columns: { gc: Uint8Array.of(1, 2, 3) } })
  const { socket, closed } = await open(`/ws/${room}?ticket=editor`)
  socket.send(writeY.update(updateOf(1)))
  expect(await closed).toBe('4503 snapshot-damaged')
  expect(alarms).toEqual(['snapshot-damaged'])
  expect(await hub.hub.store.list(at)).toHaveLength(1)
})

describe('doors', () => {
  test.each<[string, ClientOptions, boolean]>([
    ['no origin, as a program', {}, true],
    ['its own', { headers: { origin: 'HOST' } }, true],
    ['another page', { headers: { origin: 'https://evil.example' } }, false],
    ['a sandboxed page', { headers: { origin: 'null' } }, false],
    ['another port of this machine', { headers: { origin: 'http://127.0.0.1:1' } }, false],
    ['a name that was pointed here', { headers: { host: 'evil.example' } }, false]
  ])('%s', async (_, options, enters) => {
    if (options.headers?.origin === 'HOST') options.headers.origin = hub.url
    const { closed, socket } = await open(`/ws/${room}`, options)
    if (enters) {
      expect(socket.readyState).toBe(WebSocket.OPEN)
      socket.close()
    } else expect(await closed).toBe('1006 ')
  })

  test('a path that names no room is refused for good, others are none of the hub’s', async () => {
    expect(await (await open('/ws/org/doc')).closed).toBe('4404 room-name')
    expect(await (await open('/ws/org/../x')).closed).toBe('4404 room-name')
    expect(await (await open('/elsewhere')).closed).toBe('1006 ')
    // Whatever happened before in this file has left nothing behind.
    await until(
      () => hub.hub.health().rooms === 0 && hub.hub.health().connections === 0,
      () => hub.hub.health()
    )
    const health = await fetch(`${hub.url}/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', rooms: 0, connections: 0 }])
  })

  test('reasons fit into a close frame', () => {
    expect(Buffer.byteLength(closeOf('too-many-connections').reason)).toBeLessThanOrEqual(123)
  })
})
