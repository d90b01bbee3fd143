// Sign-ins: only what a configured issuer signed for this hub, as agreed, is believed; an issuer out of reach is not the token's fault.
import * as jose from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, makeRack, startRackHub } from '../testing/api.ts'
import { hocuspocusClient, until, type TestHub } from '../testing/clients.ts'
import { startIssuer, type Issuer } from '../testing/issuer.ts'
import { verifyJwts } from './jwt.ts'

let issuer: Issuer
let other: Issuer
let hub: TestHub
beforeAll(async () => {
  issuer = await startIssuer()
  other = await startIssuer()
  hub = await startRackHub({
    LOADBANG_URL: 'https://patch.example',
    LOADBANG_JWT_ISSUER: issuer.url,
    LOADBANG_JWT_AUDIENCE: 'loadbang'
  })
})
afterAll(() => Promise.all([hub.remove(), issuer.close(), other.close()]))

const settings = (url: string) => ({
  issuers: [{ issuer: url, jwks: null }],
  audience: 'loadbang',
  algorithms: ['ES256'],
  timeout: 1000
})
const now = () => Math.floor(Date.now() / 1000)
const plain = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a token', () => {
  test('of the issuer, for this hub, is believed', async () => {
    expect(await verifyJwts(settings(issuer.url))(await issuer.token())).toMatchObject({
      kind: 'user',
      user: `${issuer.url}#ada`,
      name: 'Ada'
    })
  })

  test.each<[string, () => Promise<string>]>([
    ['that is none', async () => 'a.b.c'],
    ['of another issuer', () => other.token()],
    ['of another issuer that claims to be this one', () => other.token({ iss: issuer.url })],
    ['for another service', () => issuer.token({ aud: 'other' })],
    ['for none', () => issuer.token({ aud: undefined })],
    ['of nobody', () => issuer.token({ sub: undefined })],
    ['without an end', () => issuer.token({ exp: undefined })],
    ['that has run out', () => issuer.token({ exp: now() - 60 })],
    ['that does not hold yet', () => issuer.token({ nbf: now() + 60 })],
    ['with a key that nobody knows', () => issuer.token({}, { kid: 'none' })],
    [
      'without a signature',
      async () => `${plain({ alg: 'none' })}.${plain(jose.decodeJwt(await issuer.token()))}.`
    ],
    [
      'signed with the public key as a shared secret',
      async () =>
        new jose.SignJWT(jose.decodeJwt(await issuer.token()))
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode(await issuer.publicText()))
    ],
    [
      'that was changed',
      async () => {
        const [header, , signature] = (await issuer.token()).split('.')
        return `${header}.${plain({ ...jose.decodeJwt(await issuer.token()), sub: 'bob' })}.${signature}`
      }
    ]
  ])('%s is not', async (_, make) => {
    expect(await verifyJwts(settings(issuer.url))(await make())).toEqual({ refused: 'unauthorized' })
  })

  test('with an algorithm that is not on the list is not', async () => {
    const verify = verifyJwts({ ...settings(issuer.url), algorithms: ['RS256'] })
    expect(await verify(await issuer.token())).toEqual({ refused: 'unauthorized' })
  })

  test('is believed while clocks differ a little', async () => {
    const verify = verifyJwts(settings(issuer.url))
    expect(await verify(await issuer.token({ exp: now() - 5 }))).toMatchObject({ kind: 'user' })
  })

  test('keys are asked for once; one that is out of reach passes, and is found again', async () => {
    const own = await startIssuer()
    const token = await own.token()
    const verify = verifyJwts({ ...settings(own.url), cooldown: 0 })
    own.isDown = true
    expect(await verify(token)).toEqual({ refused: 'unavailable' })
    own.isDown = false
    for (let i = 0; i < 3; i++) expect(await verify(token)).toMatchObject({ kind: 'user' })
    expect(own.asked).toBe(1)
    await own.rotate()
    expect(await verify(await own.token())).toMatchObject({ kind: 'user' })
    expect(await verify(token)).toEqual({ refused: 'unauthorized' })
    await own.close()
    expect(await verifyJwts(settings(own.url))(token)).toEqual({ refused: 'unavailable' })
  })
})

test('members: who makes a rack owns it, others join by a key, roles change at once, who leaves is out', async () => {
  const [ada, bob] = [await issuer.token(), await issuer.token({ sub: 'bob', name: 'Bob' })]
  const rack = await makeRack(hub, ada)
  expect((await ask(hub, 'GET', rack.path, { token: ada })).body).toMatchObject({ role: 'owner' })
  expect((await ask(hub, 'GET', rack.path, { token: bob })).status).toBe(403)
  const { key } = await rack.invite('viewer')
  const join = (token: string, key: string) => ask(hub, 'POST', `${rack.path}/join`, { token, body: { key } })
  expect((await join(key, key)).status).toBe(401)
  expect((await join(bob, `${key}x`)).status).toBe(401)
  expect((await join(bob, (await makeRack(hub, ada)).key)).status).toBe(401)
  expect((await join(bob, key)).body).toMatchObject({ role: 'viewer', docid: rack.rack.docid })
  expect((await join(ada, key)).body).toMatchObject({ role: 'owner' })
  const members = async () =>
    (
      await ask<{ members: { user: string; name: string; role: string }[] }>(
        hub,
        'GET',
        `${rack.path}/members`,
        { token: bob }
      )
    ).body.members
  expect((await members()).map(({ name, role }) => [name, role]).sort()).toEqual([
    ['Ada', 'owner'],
    ['Bob', 'viewer']
  ])
  const at = (sub: string) => `${rack.path}/members/${encodeURIComponent(`${issuer.url}#${sub}`)}`

  const client = hocuspocusClient(hub, { name: rack.room, token: bob })
  const scopes: unknown[] = []
  client.provider.on('authenticated', ({ scope }: { scope: unknown }) => scopes.push(scope))
  const closed: number[] = []
  client.provider.on('close', ({ event }: { event: { code: number } }) => closed.push(event.code))
  await until(() => client.isSynced())
  await ask(hub, 'PUT', at('bob'), { token: ada, body: { role: 'editor' } })
  await until(() => scopes.length === 2)
  expect(scopes).toEqual(['readonly', 'read-write'])
  expect(closed).toEqual([4503])
  const last = await ask(hub, 'PUT', at('ada'), { token: ada, body: { role: 'viewer' } })
  expect([last.status, last.body]).toMatchObject([409, { error: { code: 'last-owner' } }])
  expect((await ask(hub, 'DELETE', at('ada'), { token: bob })).status).toBe(403)
  expect((await ask(hub, 'DELETE', at('bob'), { token: bob })).status).toBe(204)
  await until(() => closed.includes(4403))
  expect((await ask(hub, 'GET', rack.path, { token: bob })).status).toBe(403)
  client.destroy()
})

test('a sign-in that runs out closes with a code that passes, so that the client comes with a new one', async () => {
  const rack = await makeRack(hub, await issuer.token())
  // With the tolerance, it has less than a second left.
  const token = await issuer.token({ exp: now() - 29 })
  const client = hocuspocusClient(hub, { name: rack.room, token })
  const closed: number[] = []
  client.provider.on('close', ({ event }: { event: { code: number } }) => closed.push(event.code))
  await until(() => closed.length > 0)
  expect(closed[0]).toBe(4503)
  client.destroy()
})

test('while the issuer is out of reach, the answer is that it passes', async () => {
  const own = await startIssuer()
  const env = { LOADBANG_JWT_ISSUER: own.url, LOADBANG_JWT_AUDIENCE: 'loadbang' }
  const alone = await startRackHub(env)
  own.isDown = true
  const { status, body } = await ask(alone, 'GET', '/hub', { token: await own.token() })
  expect([status, body]).toMatchObject([503, { error: { code: 'access-unavailable' } }])
  await Promise.all([alone.remove(), own.close()])
})
