// The page's fetch on behalf of a cell that the person has allowed to reach a host: without cookies, without a referrer, within limits.
import { asLoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../../jsrunner/errors.ts'
import { worldLimits, type FetchReply, type FetchRequest } from '../../jsrunner/world.ts'
import { targetOf } from './hosts.ts'

export interface FetchWorld {
  fetch: typeof fetch
  /** The page's. */
  origin: string
  /** Asks the person if need be. */
  permit(host: string): Promise<boolean>
  /** Asks nobody. */
  allows(host: string): Promise<boolean>
  /** Ends it: nobody waits any more, or what was granted is taken back. */
  signal: AbortSignal
  limits?: Pick<typeof worldLimits, 'bytes' | 'ms'>
}

export async function fetchForCell(request: FetchRequest, world: FetchWorld): Promise<FetchReply> {
  const { limits = worldLimits } = world
  const url = targetOf(request.url, world.origin)
  if (!(await world.permit(url.host))) throw cellErrors.permission(`reach ${url.host}`)
  const late = AbortSignal.timeout(limits.ms)
  try {
    const response = await world.fetch(url.href, {
      method: request.method,
      headers: request.headers,
      body: request.body as BodyInit | undefined,
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // What is sent goes to the host that was allowed and nowhere else; what is only asked for may move.
      redirect: request.method === 'GET' || request.method === 'HEAD' ? 'follow' : 'error',
      signal: AbortSignal.any([late, world.signal])
    })
    await checkEnd(response, url, world)
    const body = await bodyOf(response, limits.bytes)
    // It may have been taken back while the answer came.
    if (!(await world.allows(url.host))) throw cellErrors.permission(`reach ${url.host}`)
    const { status, statusText, redirected } = response
    return { status, statusText, redirected, url: response.url, headers: [...response.headers], body }
  } catch (thrown) {
    if (late.aborted)
      throw cellErrors.network(
        `${url.host} did not answer within ${limits.ms / 1000} s.`,
        'Try again later, or ask for less.'
      )
    if (world.signal.aborted) throw cellErrors.permission(`reach ${url.host}`)
    if (thrown instanceof TypeError) throw unreachable(url.host)
    throw asLoadbangError(thrown, 'cell-network')
  }
}

/** Where redirects led must be allowed, too. */
async function checkEnd(response: Response, asked: URL, world: FetchWorld): Promise<void> {
  const end = new URL(response.url || asked.href)
  if (end.host === asked.host && end.protocol === asked.protocol) return
  try {
    targetOf(end.href, world.origin)
    if (await world.allows(end.host)) return
  } catch {
    // No cell may go there.
  }
  await response.body?.cancel()
  throw cellErrors.network(
    `${asked.host} sent the request on to ${end.host}, which this cell may not reach.`,
    `Ask for it first: await permit('network', '${end.host}').`
  )
}

async function bodyOf(response: Response, most: number): Promise<ArrayBuffer> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > most) {
      await reader.cancel()
      throw cellErrors.network(`The answer is larger than ${most / 1024 / 1024} MB.`, 'Ask for less.')
    }
    pieces.push(value)
  }
  return new Blob(pieces).arrayBuffer()
}

const unreachable = (host: string) =>
  cellErrors.network(
    `${host} cannot be reached, or does not let other pages read its answers.`,
    'Look whether the address is right, whether the network is there, and whether the server allows it (CORS).'
  )
