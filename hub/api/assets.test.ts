// Assets over HTTP: brought by bytes or by proof, read by the rack that holds them, and by no other.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Bringing } from '../../src/lib/collab/hub-api.ts'
import { ask, makeRack, startRackHub } from '../testing/api.ts'
import type { TestHub } from '../testing/clients.ts'
import { rangeOf } from './range.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startRackHub({ LOADBANG_RACK_BYTES: '1000000' })
})
afterAll(() => hub.remove())

type Rack = Awaited<ReturnType<typeof makeRack>>
type Told = Partial<{ state: string; offset: number; nonce: string; error: { code: string } }>
const someBytes = (size = 1000) => new Uint8Array(randomBytes(size))
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const told = async (
  rack: Rack,
  method: string,
  rest: string,
  body: unknown,
  headers = {},
  token = rack.key
) => {
  const answer = await ask<Told>(hub, method, `${rack.path}/assets/${rest}`, { token, body, headers })
  if (answer.status === 200) expect(Value.Check(Bringing, answer.body)).toBe(true)
  return answer.status === 200 ? answer.body : `${answer.status} ${answer.body.error?.code}`
}
const begin = (rack: Rack, bytes: Uint8Array, size = bytes.length) =>
  told(rack, 'POST', hashOf(bytes), { size }) as Promise<Told>
const piece = (rack: Rack, hash: string, offset: number, bytes: Uint8Array) =>
  told(rack, 'PATCH', hash, bytes, { 'upload-offset': String(offset) })
const proofOf = (bytes: Uint8Array, nonce: string) =>
  createHmac('sha256', Buffer.from(nonce, 'base64url')).update(bytes).digest('hex')
const prove = (rack: Rack, bytes: Uint8Array, proof: string) =>
  told(rack, 'PUT', `${hashOf(bytes)}/proof`, { proof })
const upload = async (rack: Rack, bytes: Uint8Array) => {
  expect(await begin(rack, bytes)).toEqual({ state: 'bytes', offset: 0 })
  expect(await piece(rack, hashOf(bytes), 0, bytes)).toEqual({ state: 'done' })
}
const get = (rack: Rack, hash: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${hub.url}/api${rack.path}/assets/${hash}`, {
    method,
    headers: { authorization: `Bearer ${rack.key}`, ...headers }
  })
const missing = async (rack: Rack, hashes: string[]) =>
  (
    await ask<{ missing: string[] }>(hub, 'POST', `${rack.path}/assets/missing`, {
      token: rack.key,
      body: { hashes }
    })
  ).body.missing

test('it goes up in pieces, from where it stopped, also after a restart of the hub; then it is read', async () => {
  const rack = await makeRack(hub)
  const bytes = someBytes(50_000)
  const hash = hashOf(bytes)
  expect(await missing(rack, [hash, hash])).toEqual([hash])
  expect(await begin(rack, bytes)).toEqual({ state: 'bytes', offset: 0 })
  expect(await piece(rack, hash, 0, bytes.subarray(0, 20_000))).toEqual({ state: 'bytes', offset: 20_000 })
  expect((await get(rack, hash)).status).toBe(404)
  await hub.stop()
  await hub.start()
  expect(await piece(rack, hash, 0, bytes)).toBe('409 asset-offset')
  expect(await begin(rack, bytes)).toEqual({ state: 'bytes', offset: 20_000 })
  expect(await piece(rack, hash, 20_000, bytes.subarray(20_000))).toEqual({ state: 'done' })
  expect(await begin(rack, bytes)).toEqual({ state: 'done' })
  expect(await missing(rack, [hash])).toEqual([])
  expect(new Uint8Array(await (await get(rack, hash)).arrayBuffer())).toEqual(bytes)
})

describe('a hash that somebody knows', () => {
  test('gives them nothing without the bytes or a proof, which is good once', async () => {
    const [rack, other] = [await makeRack(hub), await makeRack(hub)]
    const bytes = someBytes()
    const hash = hashOf(bytes)
    await upload(rack, bytes)
    expect(await missing(other, [hash])).toEqual([hash])
    expect((await get(other, hash)).status).toBe(404)
    const first = await begin(other, bytes)
    expect(first.state).toBe('proof')
    expect(await prove(other, bytes, 'a'.repeat(64))).toBe('403 asset-proof')
    // It was used up by that.
    const second = await prove(other, bytes, proofOf(bytes, first.nonce!))
    expect(second).toMatchObject({ state: 'proof' })
    // Nor does one of the bytes get the others.
    expect(await piece(other, hash, 0, Uint8Array.of(bytes[0]!))).toMatchObject({ state: 'proof' })
    expect((await get(other, hash)).status).toBe(404)
    const third = await begin(other, bytes)
    expect(await prove(other, bytes, proofOf(bytes, third.nonce!))).toEqual({ state: 'done' })
    expect((await get(other, hash)).status).toBe(200)
    expect(await prove(other, bytes, 'b'.repeat(64))).toEqual({ state: 'done' })
  })

  test('nor does an upload under way of another rack, whichever is done first', async () => {
    const [rack, other] = [await makeRack(hub), await makeRack(hub)]
    const bytes = someBytes()
    const hash = hashOf(bytes)
    await begin(rack, bytes)
    await begin(other, bytes)
    await piece(other, hash, 0, Uint8Array.of(0))
    expect(await piece(rack, hash, 0, bytes)).toEqual({ state: 'done' })
    expect(await piece(other, hash, 1, Uint8Array.of(0))).toMatchObject({ state: 'proof' })
    expect((await get(other, hash)).status).toBe(404)
  })

  test('what is not as its hash says is never there', async () => {
    const rack = await makeRack(hub)
    const bytes = someBytes()
    await begin(rack, bytes)
    expect(await piece(rack, hashOf(bytes), 0, someBytes())).toBe('400 asset-mismatch')
    expect(await piece(rack, hashOf(bytes), 0, someBytes(1001))).toBe('400 asset-mismatch')
    expect((await get(rack, hashOf(bytes))).status).toBe(404)
    await upload(rack, bytes)
    expect(await begin(await makeRack(hub), bytes, 7)).toBe('400 asset-mismatch')
  })
})

test('a rack has a limit of its own, for what is on its way too', async () => {
  const rack = await makeRack(hub)
  const [one, two] = [someBytes(10), someBytes(11)]
  expect(await begin(rack, one, 600_000)).toMatchObject({ state: 'bytes' })
  expect(await begin(rack, two, 400_001)).toBe('413 rack-full')
  expect(await begin(rack, two, 400_000)).toMatchObject({ state: 'bytes' })
  expect(await begin(rack, someBytes(), 2 ** 40)).toBe('413 asset-too-large')
})

test('the empty one needs nothing, pieces have a limit, and names must be hashes', async () => {
  const rack = await makeRack(hub)
  const empty = new Uint8Array()
  for (const one of [rack, await makeRack(hub)]) expect(await begin(one, empty)).toEqual({ state: 'done' })
  expect((await get(rack, hashOf(empty))).status).toBe(200)
  expect(
    await told(rack, 'PATCH', 'a'.repeat(64), new Uint8Array(8 * 1024 * 1024 + 1), { 'upload-offset': '0' })
  ).toBe('413 request-too-large')
  expect(await told(rack, 'PATCH', 'a'.repeat(64), empty)).toBe('400 request-malformed')
  expect(await piece(rack, 'a'.repeat(64), 0, empty)).toBe('409 asset-offset')
  for (const name of ['A'.repeat(64), '..%2f..%2fhub.db', 'a'.repeat(63)])
    expect(await told(rack, 'POST', name, { size: 1 })).toBe('400 asset-name')
  const many = { hashes: Array.from({ length: 1001 }, () => 'a'.repeat(64)) }
  expect(await told(rack, 'POST', 'missing', many)).toBe('400 request-malformed')
})

test('viewers read and bring nothing; strangers do neither', async () => {
  const rack = await makeRack(hub)
  const bytes = someBytes()
  await upload(rack, bytes)
  const hash = hashOf(bytes)
  const { key } = await rack.invite('viewer')
  const stranger = (await makeRack(hub)).key
  expect((await get(rack, hash, { authorization: `Bearer ${key}` })).status).toBe(200)
  expect((await get(rack, hash, { authorization: `Bearer ${stranger}` })).status).toBe(403)
  for (const token of [key, stranger]) {
    expect(await told(rack, 'POST', hash, { size: 1 }, {}, token)).toBe('403 forbidden')
    expect(await told(rack, 'PATCH', hash, bytes, { 'upload-offset': '0' }, token)).toBe('403 forbidden')
    expect(await told(rack, 'PUT', `${hash}/proof`, { proof: hash }, {}, token)).toBe('403 forbidden')
  }
})

test('it is never a page, is kept by browsers, and read in part', async () => {
  const rack = await makeRack(hub)
  const bytes = new TextEncoder().encode('<script>alert(1)</script>')
  await upload(rack, bytes)
  const hash = hashOf(bytes)
  const { headers } = await get(rack, hash)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toBe('attachment')
  expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  const part = await get(rack, hash, { range: 'bytes=8-12' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 8-12/${bytes.length}`,
    'alert'
  ])
  expect((await get(rack, hash, { range: 'bytes=99-' })).status).toBe(416)
  expect((await get(rack, hash, { 'if-none-match': headers.get('etag')! })).status).toBe(304)
  expect((await get(rack, hash, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
  const head = await get(rack, hash, {}, 'HEAD')
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
})

test.each<[string | undefined, ReturnType<typeof rangeOf>]>([
  [undefined, null],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=5-', { start: 5, end: 10 }],
  ['bytes=5-99', { start: 5, end: 10 }],
  ['bytes=-3', { start: 7, end: 10 }],
  ['bytes=-99', { start: 0, end: 10 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-4', null],
  ['bytes=0-1,3-4', null],
  ['bytes=-', null],
  ['items=0-1', null]
])('the range %j', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range)
})
