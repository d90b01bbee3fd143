// Who may share on which kind of hub, how others reach it, and how often somebody may try.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HubInfo } from '../../src/lib/collab/hub-api.ts'
import { addressesOf, settingsOf } from '../settings.ts'
import { ask, makeRack, startRackHub } from '../testing/api.ts'
import type { TestHub } from '../testing/clients.ts'

const url = 'https://patch.example'
let publicHub: TestHub
let home: TestHub
beforeAll(async () => {
  const rates = { failing: { atOnce: 3, perSecond: 0 }, making: { atOnce: 2, perSecond: 0 } }
  publicHub = await startRackHub({ LOADBANG_URL: url, LOADBANG_SHARE: 'anyone' }, { rates })
  home = await startRackHub({ LOADBANG_URL: url })
})
afterAll(() => Promise.all([publicHub.remove(), home.remove()]))

test('on a public hub only who is signed in shares, unless anyone may', async () => {
  expect((await ask<HubInfo>(home, 'GET', '/hub')).body).toMatchObject({ mayShare: false, addresses: [url] })
  const refused = await ask(home, 'POST', '/racks', { body: { name: 'x' } })
  expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'share-sign-in' } }])
  expect((await ask<HubInfo>(publicHub, 'GET', '/hub')).body.mayShare).toBe(true)
})

test('the public address is a name and an origin of the hub, and no other is', async () => {
  const from = (headers: Record<string, string>) =>
    ask(home, 'GET', '/hub', { headers }).then(({ status }) => status)
  expect(await from({ origin: url })).toBe(200)
  expect(await from({ origin: 'https://other.example' })).toBe(403)
  expect(await from({ origin: 'http://patch.example' })).toBe(403)
})

test('a page of an origin that the settings name may ask, and read the answers; others may not', async () => {
  const preflight = (origin: string) =>
    fetch(`${home.url}/api/racks`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'sec-fetch-site': 'cross-site' }
    })
  const answer = await preflight(url)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, url])
  expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization')
  const read = await ask(home, 'GET', '/hub', { headers: { origin: url, 'sec-fetch-site': 'cross-site' } })
  expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, url])
  const other = await preflight('https://other.example')
  expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null])
})

test('from behind a proxy that nobody told the hub about, nothing is shared', async () => {
  const hub = await startRackHub()
  const headers = { 'x-forwarded-for': '10.0.0.1' }
  expect((await ask<HubInfo>(hub, 'GET', '/hub', { headers })).body.mayShare).toBe(false)
  await hub.remove()
})

test('making racks and guessing tokens has a limit for each address; a good token is never refused for it', async () => {
  const at = (address: string) => ({ 'x-forwarded-for': `9.9.9.9, ${address}` })
  const make = async (headers: Record<string, string>) =>
    (await ask(publicHub, 'POST', '/racks', { body: { name: 'x' }, headers })).status
  const { path, key } = await makeRack(publicHub)
  expect([await make(at('1.1.1.1')), await make(at('1.1.1.1')), await make(at('1.1.1.1'))]).toEqual([
    201, 201, 429
  ])
  expect(await make(at('1.1.1.2'))).toBe(201)
  const guess = async (token: string) =>
    (await ask(publicHub, 'GET', path, { token, headers: at('1.1.1.1') })).status
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) statuses.push(await guess(`lbk1.x.${i}`))
  expect(statuses).toEqual([401, 401, 401, 429])
  expect(await guess(key)).toBe(200)
})

test.each<[string, NodeJS.ProcessEnv, string[] | RegExp]>([
  ['alone', {}, []],
  ['alone by name', { HOST: '127.0.0.1' }, []],
  ['public', { LOADBANG_URL: 'https://patch.example/' }, [url]],
  ['public, on this machine', { LOADBANG_URL: url, HOST: '0.0.0.0' }, [url]]
])('addresses of a hub that is %s', (_, env, addresses) => {
  expect(addressesOf(settingsOf(env), 4400)).toEqual(addresses)
})

test.each<[string, NodeJS.ProcessEnv]>([
  ['an address with a path', { LOADBANG_URL: 'https://x.example/y' }],
  ['no address', { LOADBANG_URL: 'x.example' }],
  ['no organization', { LOADBANG_ORG: 'a/b' }],
  ['no number', { LOADBANG_RACK_BYTES: 'much' }],
  ['nobody who shares', { LOADBANG_SHARE: 'everyone' }],
  ['no audience', { LOADBANG_JWT_ISSUER: 'https://x.example' }],
  ...['none', 'HS256', 'RS256 HS512'].map((names): [string, NodeJS.ProcessEnv] => [
    `the algorithms ${names}`,
    { LOADBANG_JWT_ISSUER: 'https://x.example', LOADBANG_JWT_AUDIENCE: 'x', LOADBANG_JWT_ALGORITHMS: names }
  ])
])('settings with %s are refused', (_, env) => {
  expect(() => settingsOf(env)).toThrow(expect.objectContaining({ code: 'settings-wrong' }))
})
