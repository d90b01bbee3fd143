// Rights at the sockets: rooms of racks need one, always; what is taken back closes what it opened.
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { ask, makeRack, startRackHub } from '../testing/api.ts'
import { hocuspocusClient, until, yClient, type TestHub } from '../testing/clients.ts'
import { auth } from '../testing/raw-writer.ts'
import { writeY } from '../wire/y-websocket.ts'

let hub: TestHub
let far: TestHub
beforeAll(async () => {
  hub = await startRackHub()
  far = await startRackHub({ LOADBANG_URL: 'https://patch.example', LOADBANG_SHARE: 'anyone' })
})
afterAll(() => Promise.all([hub.remove(), far.remove()]))

/** A raw socket of either protocol that asks for a room; how it ended, or what it was told. */
async function enter(at: TestHub, kind: 'y' | 'h', room: string, token: string, headers = {}) {
  const path = kind === 'h' ? '/hocuspocus' : `/ws/${room}${token && `?ticket=${token}`}`
  const socket = new WebSocket(at.socketUrl + path, { headers })
  socket.on('error', () => {})
  const closed = once(socket, 'close').then(([code, reason]) => `${code} ${String(reason).split(':')[0]}`)
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => heard.push(data))
  await Promise.race([once(socket, 'open').catch(() => {}), closed])
  if (socket.readyState === WebSocket.OPEN)
    socket.send(kind === 'h' ? auth(room, token) : writeY.step1(Uint8Array.of(0)))
  const told = async () => {
    const first = once(socket, 'message').then(([data]) => String(data as Buffer))
    return Promise.race([closed, heard[0] ? String(heard[0]) : first])
  }
  return { socket, closed, told }
}
const tokenFor = async (rack: Awaited<ReturnType<typeof makeRack>>, kind: 'y' | 'h', key: string) =>
  kind === 'h' ? key : rack.ticket(key)
const isIn = (said: string) => said.includes('read') || said.startsWith('\0')

describe.each(['y', 'h'] as const)('%s', (kind) => {
  const refused = (code: string, number = 4401) =>
    kind === 'h' ? expect.stringContaining(code) : expect.stringMatching(`${number} ${code}|${code}$`)

  test('a rack’s room needs a right in that rack, also from this machine', async () => {
    const [rack, other] = [await makeRack(hub), await makeRack(hub)]
    for (const token of [
      '',
      'nonsense',
      `${rack.key}x`,
      kind === 'y' ? rack.key : await rack.ticket(rack.key)
    ])
      expect(await (await enter(hub, kind, rack.room, token)).told()).toEqual(refused('unauthorized'))
    const foreign = await tokenFor(other, kind, other.key)
    const said = await (await enter(hub, kind, rack.room, foreign)).told()
    expect(said).toEqual(kind === 'h' ? refused('forbidden') : refused('unauthorized'))
    const good = await enter(hub, kind, rack.room, await tokenFor(rack, kind, rack.key))
    expect(isIn(await good.told())).toBe(true)
    good.socket.close()
  })

  test('rooms of no rack are open here, not from behind a proxy, nor on a public hub', async () => {
    const room = `free/${kind}/main`
    const here = await enter(hub, kind, room, '')
    expect(isIn(await here.told())).toBe(true)
    here.socket.close()
    const headers = { 'x-forwarded-for': '127.0.0.1' }
    expect(await (await enter(hub, kind, room, '', headers)).told()).toEqual(refused('unauthorized'))
    expect(await (await enter(far, kind, room, '')).told()).toEqual(refused('unauthorized'))
  })

  test('an invitation that ends closes its sockets alone', async () => {
    const rack = await makeRack(hub)
    const [one, two] = [await rack.invite('editor'), await rack.invite('viewer')]
    const a = await enter(hub, kind, rack.room, await tokenFor(rack, kind, one.key))
    const b = await enter(hub, kind, rack.room, await tokenFor(rack, kind, two.key))
    await Promise.all([a.told(), b.told()])
    expect((await rack.invites()).map(({ connected }) => connected)).toEqual([0, 1, 1])
    expect((await rack.invites())[1]!.used).toBeGreaterThan(0)
    await rack.end(one.invite.id)
    expect(await a.closed).toBe('4403 revoked')
    expect(b.socket.readyState).toBe(WebSocket.OPEN)
    await expect.poll(async () => (await rack.invites()).map(({ connected }) => connected)).toEqual([0, 0, 1])
    b.socket.close()
  })

  test('an invitation that runs out closes its sockets', async () => {
    const rack = await makeRack(hub)
    const { key } = await rack.invite('editor', 300)
    const { closed } = await enter(hub, kind, rack.room, await tokenFor(rack, kind, key))
    expect(await closed).toBe('4403 expired')
  })

  test('a rack that is deleted closes all, and stays closed', async () => {
    const rack = await makeRack(hub)
    const a = await enter(hub, kind, rack.room, await tokenFor(rack, kind, rack.key))
    await a.told()
    const ticket = await tokenFor(rack, kind, rack.key)
    await ask(hub, 'DELETE', rack.path, { token: rack.key })
    expect(await a.closed).toBe('4404 room-erased')
    expect(await (await enter(hub, kind, rack.room, ticket)).told()).toEqual(refused('room-erased', 4404))
    expect(await (await enter(hub, kind, rack.room, '')).told()).toEqual(refused('unauthorized'))
  })

  test('a viewer enters the branches that editors made', async () => {
    const rack = await makeRack(hub)
    const { key } = await rack.invite('viewer')
    const branch = rack.room.replace(/main$/, 'try')
    const token = async (key: string) => (kind === 'h' ? key : rack.ticket(key, 'try'))
    expect(await (await enter(hub, kind, branch, await token(key))).told()).toEqual(
      refused('forbidden', 4403)
    )
    const editor = await enter(hub, kind, branch, await token(rack.key))
    await editor.told()
    const viewer = await enter(hub, kind, branch, await token(key))
    expect(isIn(await viewer.told())).toBe(true)
    for (const { socket } of [editor, viewer]) socket.close()
  })
})

test('a ticket is good once, for its room, and not as a token of the API', async () => {
  const rack = await makeRack(hub)
  const ticket = await rack.ticket(rack.key)
  expect((await ask(hub, 'GET', rack.path, { token: ticket })).status).toBe(401)
  const first = await enter(hub, 'y', rack.room, ticket)
  await first.told()
  expect(await (await enter(hub, 'y', rack.room, ticket)).closed).toBe('4401 unauthorized')
  const other = await rack.ticket(rack.key, 'other')
  expect(await (await enter(hub, 'y', rack.room, other)).closed).toBe('4401 unauthorized')
  first.socket.close()
})

test('stock clients work with keys and tickets, and a viewer of either kind changes nothing', async () => {
  const rack = await makeRack(hub)
  const { key } = await rack.invite('viewer')
  const editor = hocuspocusClient(hub, { name: rack.room, token: rack.key })
  const other = yClient(hub, { name: rack.room, token: await rack.ticket(rack.key) })
  const viewer = hocuspocusClient(hub, { name: rack.room, token: key, doc: new Y.Doc() })
  editor.doc.getMap('map').set('a', 1)
  await until(
    () => editor.isSynced() && other.doc.getMap('map').has('a') && viewer.doc.getMap('map').has('a')
  )
  viewer.doc.getMap('map').set('b', 1)
  other.doc.getMap('map').set('c', 1)
  await until(() => editor.doc.getMap('map').has('c'))
  expect(editor.doc.getMap('map').toJSON()).toEqual({ a: 1, c: 1 })
  for (const client of [editor, other, viewer]) client.destroy()
})
