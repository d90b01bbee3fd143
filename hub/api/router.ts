// Finds a request's route by method and path, and answers with what it returns, or with the error that it throws.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asHubError, HubError } from '../errors.ts'
import type { Log } from '../log.ts'
import { statusOf } from './status.ts'

export interface Reply {
  status: number
  /** As JSON; without it the answer is empty. */
  body?: unknown
}

export interface Match {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The parts of the path that the route names with a colon, decoded. */
  readonly params: Readonly<Record<string, string>>
}

export interface Route<Call extends Match = Match> {
  readonly method: string
  /** Such as `/api/racks/:org/:docid`. */
  readonly path: string
  /** Null: it has answered by itself. */
  handle(call: Call): Promise<Reply | null>
}

/** Errors are thrown: `not-found`, `request-malformed`. */
export function find<Call extends Match>(
  routes: readonly Route<Call>[],
  method: string,
  path: string
): { route: Route<Call>; params: Record<string, string> } {
  for (const route of routes) {
    if (route.method !== method && !(method === 'HEAD' && route.method === 'GET')) continue
    const params = paramsOf(route.path, path)
    if (params) return { route, params }
  }
  throw new HubError('not-found')
}

function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const [wanted, parts] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [i, want] of wanted.entries()) {
    const part = parts[i]!
    if (!want.startsWith(':')) {
      if (want !== part) return null
      continue
    }
    try {
      params[want.slice(1)] = decodeURIComponent(part)
    } catch (cause) {
      throw new HubError('request-malformed', 'its path cannot be read', { cause })
    }
  }
  return params
}

export function send(request: IncomingMessage, response: ServerResponse, { status, body }: Reply): void {
  // What is not read of a request would be taken for the next one.
  if (!request.complete) {
    response.setHeader('Connection', 'close')
    request.resume()
    setTimeout(() => request.socket.destroy(), 5000).unref()
  }
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    ...(text && { 'Content-Type': 'application/json' }),
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Authorization, Origin'
  })
  response.end(request.method === 'HEAD' ? undefined : text)
}

/** Nothing of the request is logged but its method and the route's pattern: paths hold names, headers tokens. */
export function sendError(
  { request, response }: Pick<Match, 'request' | 'response'>,
  thrown: unknown,
  log: Log,
  route: string
): void {
  const error = asHubError(thrown)
  const { code, message, advice } = error
  const status = statusOf(code)
  const detail = error.cause instanceof Error ? error.cause.name : ''
  if (status >= 500) log('warning', 'request-failed', { route, code, detail })
  else log('info', 'request-refused', { route, code })
  if (response.headersSent) return void response.destroy()
  send(request, response, { status, body: { error: { code, message, advice } } })
}
