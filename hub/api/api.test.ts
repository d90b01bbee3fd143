// The HTTP API: who may do what, and what is said to whom.
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HubInfo, Invite, MadeInvite, MadeRack, Rack, Ticket } from '../../src/lib/collab/hub-api.ts'
import { ask, makeRack, startRackHub, type Ask } from '../testing/api.ts'
import type { TestHub } from '../testing/clients.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startRackHub()
})
afterAll(() => hub.remove())

const codeOf = async (method: string, path: string, options: Ask = {}) => {
  const { status, body } = await ask<{ error?: { code: string } } | null>(hub, method, path, options)
  return body?.error ? `${status} ${body.error.code}` : `${status}`
}

test('what is answered is as the contract says', async () => {
  const info = await ask(hub, 'GET', '/hub')
  expect(info).toMatchObject({ status: 200, body: { addresses: [], mayShare: true } })
  expect(Value.Check(HubInfo, info.body)).toBe(true)
  const made = await ask<MadeRack>(hub, 'POST', '/racks', { body: { name: 'Bells' } })
  expect(made.status).toBe(201)
  expect(Value.Check(MadeRack, made.body)).toBe(true)
  expect(made.body.rack).toMatchObject({ org: 'home', name: 'Bells', role: 'owner' })
  expect(made.body.rack.docid).toMatch(/^[\w-]{21}$/)
  const { path, key, invite, invites } = await makeRack(hub)
  const seen = await ask(hub, 'GET', path, { token: key })
  expect(Value.Check(Rack, seen.body)).toBe(true)
  expect(seen.headers.get('cache-control')).toBe('no-store')
  const guest = await invite('viewer', 60_000)
  expect(Value.Check(MadeInvite, guest)).toBe(true)
  expect((await ask(hub, 'GET', path, { token: guest.key })).body).toMatchObject({ role: 'viewer' })
  const all = await invites()
  expect(all.every((one) => Value.Check(Invite, one))).toBe(true)
  expect(all.map(({ own, role }) => [own, role])).toEqual([
    [true, 'owner'],
    [false, 'viewer']
  ])
  const ticket = await ask(hub, 'POST', `${path}/tickets`, { token: guest.key, body: {} })
  expect(ticket.status).toBe(201)
  expect(Value.Check(Ticket, ticket.body)).toBe(true)
  expect((await ask(hub, 'GET', `${path}/members`, { token: guest.key })).body).toEqual({ members: [] })
})

describe('roles', () => {
  const routes: [method: string, path: string, body: unknown, least: 'viewer' | 'editor' | 'owner'][] = [
    ['GET', '', undefined, 'viewer'],
    ['PATCH', '', { name: 'Drums' }, 'editor'],
    ['GET', '/members', undefined, 'viewer'],
    ['PUT', '/members/ada', { role: 'viewer' }, 'owner'],
    ['DELETE', '/members/ada', undefined, 'owner'],
    ['GET', '/invites', undefined, 'owner'],
    ['POST', '/invites', { role: 'viewer', lasts: null, label: 'x' }, 'owner'],
    ['DELETE', '/invites/none', undefined, 'owner'],
    ['POST', '/tickets', {}, 'viewer'],
    ['DELETE', '', undefined, 'owner']
  ]
  const order = ['viewer', 'editor', 'owner'] as const
  test.each(routes)('%s %s', async (method, rest, body, least) => {
    const { path, key, invite } = await makeRack(hub)
    const tokens = { viewer: (await invite('viewer')).key, editor: (await invite('editor')).key, owner: key }
    const other = (await makeRack(hub)).key
    const at = path + rest
    expect(await codeOf(method, at, { body })).toBe('401 unauthorized')
    expect(await codeOf(method, at, { body, token: `${key}x` })).toBe('401 unauthorized')
    expect(await codeOf(method, at, { body, token: other })).toBe('403 forbidden')
    for (const role of order) {
      const said = await codeOf(method, at, { body, token: tokens[role] })
      if (order.indexOf(role) < order.indexOf(least)) expect(said).toBe('403 forbidden')
      else expect(said).toMatch(/^20|^404 (invite|member)-missing/)
    }
  })

  test('the answers tell nobody which racks exist', async () => {
    const { path, key } = await makeRack(hub)
    const none = path.replace(/[^/]+$/, 'a'.repeat(21))
    const other = await makeRack(hub)
    for (const token of [undefined, 'x', other.key])
      expect(await codeOf('GET', none, { token })).toBe(await codeOf('GET', path, { token }))
    await ask(hub, 'DELETE', path, { token: key })
    expect(await codeOf('GET', path, { token: other.key })).toBe('403 forbidden')
    expect(await codeOf('GET', path, { token: key })).toBe('404 room-erased')
  })

  test('keys end: by themselves, by the owner, with the rack; the last owner’s does not', async () => {
    const { path, key, invite, end, invites } = await makeRack(hub)
    const brief = await invite('editor', 1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await codeOf('GET', path, { token: brief.key })).toBe('403 expired')
    const guest = await invite('editor')
    expect((await end(guest.invite.id)).status).toBe(204)
    expect(await codeOf('GET', path, { token: guest.key })).toBe('403 revoked')
    const [own] = await invites()
    expect((await end(own!.id)).body).toMatchObject({ error: { code: 'last-owner' } })
    const second = await invite('owner')
    expect((await end(own!.id)).status).toBe(204)
    expect(await codeOf('GET', path, { token: key })).toBe('403 revoked')
    expect(await codeOf('GET', path, { token: second.key })).toBe('200')
  })
})

describe('what is asked wrongly', () => {
  test.each<[string, string, string, unknown, string]>([
    ['no JSON', 'POST', '/racks', '{', '400 request-malformed'],
    ['bytes that are no text', 'POST', '/racks', Uint8Array.of(255), '400 request-malformed'],
    ['no name', 'POST', '/racks', {}, '400 request-malformed'],
    ['a name too long', 'POST', '/racks', { name: 'x'.repeat(201) }, '400 request-malformed'],
    ['too much', 'POST', '/racks', { name: 'x'.repeat(200_000) }, '413 request-too-large'],
    ['nothing there', 'GET', '/nothing', undefined, '404 not-found'],
    ['another method', 'PUT', '/racks', undefined, '404 not-found'],
    ['a rack that is no name', 'GET', '/racks/a/b%2fc', undefined, '400 room-name'],
    ['a path that cannot be read', 'GET', '/racks/a/%ff', undefined, '400 request-malformed'],
    ['no rack', 'GET', '/racks/home/none', undefined, '401 unauthorized']
  ])('%s', async (_, method, path, body, said) => {
    expect(await codeOf(method, path, { body })).toBe(said)
  })

  test('every error has a sentence and an advice', async () => {
    const { body, headers } = await ask<{ error: { message: string; advice: string } }>(
      hub,
      'GET',
      '/nothing'
    )
    expect(body.error.message).toMatch(/\.$/)
    expect(body.error.advice).toMatch(/\.$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('from another page, or by another name', async () => {
    const evil = 'https://evil.example'
    expect(await codeOf('GET', '/hub', { headers: { origin: evil } })).toBe('403 door-closed')
    expect(await codeOf('GET', '/hub', { headers: { 'sec-fetch-site': 'cross-site' } })).toBe(
      '403 door-closed'
    )
    expect(await codeOf('GET', '/hub', { headers: { origin: hub.url } })).toBe('200')
  })
})

test('a rack that is deleted is gone with all its branches, and its name is not used again', async () => {
  const { rack, path, key } = await makeRack(hub)
  const room = { org: rack.org, docid: rack.docid, branch: 'main' }
  const branch = { ...room, branch: 'try' }
  await hub.hub.racks.addBranch(rack, 'try', 9)
  for (const one of [room, branch]) {
    await hub.hub.stream.append(one, Uint8Array.of(0, 0))
    await hub.hub.store.save(one, { clock: '1-0', created: 0, columns: { gc: Uint8Array.of(0, 0) } })
  }
  expect(await codeOf('DELETE', path, { token: key })).toBe('204')
  for (const one of [room, branch]) {
    expect(await hub.hub.stream.read(one, '0-0', 10)).toEqual([])
    expect(await hub.hub.store.list(one)).toEqual([])
  }
  expect(await hub.hub.racks.unerased()).toEqual([])
  expect(await codeOf('POST', `${path}/tickets`, { token: key, body: {} })).toBe('404 room-erased')
})

test('keys hold after a restart; a deletion that a kill cut short is finished', async () => {
  const { path, key } = await makeRack(hub)
  const { rack } = await makeRack(hub)
  const room = { org: rack.org, docid: rack.docid, branch: 'main' }
  await hub.hub.store.save(room, { clock: '1-0', created: 0, columns: { gc: Uint8Array.of(0, 0) } })
  await hub.hub.racks.remove(rack, Date.now())
  await hub.stop()
  await hub.start()
  expect(await codeOf('GET', path, { token: key })).toBe('200')
  await expect.poll(() => hub.hub.racks.unerased()).toEqual([])
  expect(await hub.hub.store.list(room)).toEqual([])
})
