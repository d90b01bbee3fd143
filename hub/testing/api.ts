// For tests: the hub's HTTP API, and a hub whose sockets ask the racks.
import type { Invite, MadeInvite, MadeRack, NewInvite } from '../../src/lib/collab/hub-api.ts'
import type { HubOptions } from '../hub.ts'
import { settingsOf } from '../settings.ts'
import { startHub, type TestHub } from './clients.ts'

export interface Answered<T = unknown> {
  status: number
  body: T
  headers: Headers
}

export interface Ask {
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

export const startRackHub = (
  env: NodeJS.ProcessEnv = {},
  options: Partial<HubOptions> = {}
): Promise<TestHub> => startHub({ authorize: undefined, settings: settingsOf(env), ...options })

/** Asks the API; an object goes as JSON, bytes and text as they are. */
export async function ask<T = unknown>(
  hub: TestHub,
  method: string,
  path: string,
  { token, body, headers = {} }: Ask = {}
): Promise<Answered<T>> {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(`${hub.url}/api${path}`, {
    method,
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: isPlain ? (body as BodyInit) : JSON.stringify(body) })
  })
  const text = await response.text()
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as T,
    headers: response.headers
  }
}

/** A rack, and what is asked of it most. */
export async function makeRack(hub: TestHub, token?: string) {
  const { rack, key } = (await ask<MadeRack>(hub, 'POST', '/racks', { token, body: { name: 'Bells' } })).body
  const path = `/racks/${rack.org}/${rack.docid}`
  const owner = key ?? token!
  return {
    rack,
    path,
    key: owner,
    room: `${rack.org}/${rack.docid}/main`,
    async invite(role: NewInvite['role'], lasts: number | null = null): Promise<MadeInvite> {
      const body = { role, lasts, label: '' }
      return (await ask<MadeInvite>(hub, 'POST', `${path}/invites`, { token: owner, body })).body
    },
    end: (id: string) => ask(hub, 'DELETE', `${path}/invites/${id}`, { token: owner }),
    async invites(): Promise<Invite[]> {
      const { body } = await ask<{ invites: Invite[] }>(hub, 'GET', `${path}/invites`, { token: owner })
      return body.invites
    },
    async ticket(token: string, branch?: string): Promise<string> {
      const { body } = await ask<{ ticket: string }>(hub, 'POST', `${path}/tickets`, {
        token,
        body: { branch }
      })
      return body.ticket
    }
  }
}
