// Requests of cells: what is sent, and what is not handed back.
import { expect, test } from 'vitest'
import type { FetchRequest } from '../../jsrunner/world.ts'
import { fetchForCell } from './fetch-for-cell.ts'

const request = (more: Partial<FetchRequest> = {}): FetchRequest => ({
  do: 'fetch',
  url: 'https://api.example.com/x',
  method: 'GET',
  headers: [],
  ...more
})

interface SetUp {
  allowed?: string[]
  answer?: (url: string, init: RequestInit) => Promise<Response>
  bytes?: number
  ms?: number
}
function setUp({
  allowed = ['api.example.com'],
  answer = async () => answered('fine'),
  bytes = 100,
  ms = 1000
}: SetUp = {}) {
  const sent: [string, RequestInit][] = []
  const ending = new AbortController()
  const world = {
    fetch: ((url: string, init: RequestInit) => {
      sent.push([url, init])
      return answer(url, init)
    }) as typeof fetch,
    origin: 'http://localhost:4400',
    permit: async (host: string) => allowed.includes(host),
    allows: async (host: string) => allowed.includes(host),
    signal: ending.signal,
    limits: { bytes, ms }
  }
  return { world, sent, ending, allowed }
}

function answered(text: string, url = 'https://api.example.com/x', init: ResponseInit = {}): Response {
  const response = new Response(text, init)
  Object.defineProperties(response, {
    url: { value: url },
    redirected: { value: url !== 'https://api.example.com/x' }
  })
  return response
}
const untilAborted = (_url: string, { signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal!.throwIfAborted()
    signal!.addEventListener('abort', () => reject(signal!.reason as Error))
  })
const failsWith = (code: string, message: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error

test('what is allowed is fetched, without cookies and without a referrer', async () => {
  const { world, sent } = setUp({
    answer: async () => answered('fine', undefined, { status: 201, headers: { a: 'b' } })
  })
  const reply = await fetchForCell(request({ method: 'POST', headers: [['c', 'd']], body: 'hello' }), world)
  expect(reply).toMatchObject({ status: 201, redirected: false, url: 'https://api.example.com/x' })
  expect(reply.headers).toContainEqual(['a', 'b'])
  expect(new TextDecoder().decode(reply.body)).toBe('fine')
  expect(sent[0]![1]).toMatchObject({
    method: 'POST',
    body: 'hello',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error'
  })
})

test('what is not allowed is not sent', async () => {
  const { world, sent } = setUp({ allowed: [] })
  await expect(fetchForCell(request(), world)).rejects.toThrow(
    failsWith('cell-permission', /api\.example\.com/)
  )
  await expect(fetchForCell(request({ url: 'http://localhost:4400/' }), world)).rejects.toThrow(
    failsWith('cell-network', /Loadbang comes from/)
  )
  expect(sent).toEqual([])
})

test('redirects to what is allowed are followed, others are not handed back', async () => {
  const answer = async () => answered('secret', 'https://other.example.com/y')
  await expect(fetchForCell(request(), setUp({ answer }).world)).rejects.toThrow(
    failsWith('cell-network', /sent the request on to other\.example\.com/)
  )
  const { world } = setUp({ answer, allowed: ['api.example.com', 'other.example.com'] })
  expect(await fetchForCell(request(), world)).toMatchObject({ redirected: true })
  const home = setUp({
    answer: async () => answered('x', 'http://localhost:4400/'),
    allowed: ['api.example.com', 'localhost:4400']
  })
  await expect(fetchForCell(request(), home.world)).rejects.toThrow(
    failsWith('cell-network', /localhost:4400/)
  )
})

test('an answer that is too large, or too late, or never comes is an error', async () => {
  await expect(
    fetchForCell(request(), setUp({ answer: async () => answered('x'.repeat(101)) }).world)
  ).rejects.toThrow(failsWith('cell-network', /larger than/))
  await expect(fetchForCell(request(), setUp({ answer: untilAborted, ms: 20 }).world)).rejects.toThrow(
    failsWith('cell-network', /did not answer within/)
  )
  const refused = () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(fetchForCell(request(), setUp({ answer: refused }).world)).rejects.toThrow(
    failsWith('cell-network', /cannot be reached/)
  )
})

test('what is taken back meanwhile is not handed over', async () => {
  const { world, ending } = setUp({ answer: untilAborted })
  const reply = fetchForCell(request(), world)
  ending.abort()
  await expect(reply).rejects.toThrow(failsWith('cell-permission', /not allowed/))
  const late = setUp({
    answer: async () => {
      late.allowed.length = 0
      return answered('secret')
    }
  })
  await expect(fetchForCell(request(), late.world)).rejects.toThrow(
    failsWith('cell-permission', /not allowed/)
  )
})
