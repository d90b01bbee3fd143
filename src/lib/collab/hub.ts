// The hub's API as functions. What it answers is checked before it is believed; every failure is an error with a sentence.
import * as Type from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { LoadbangError } from '../runtime/errors.ts'
import { HubInfo, Invite, MadeInvite, MadeRack, Member, Rack, type NewInvite } from './hub-api.ts'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

const Failure = Type.Object({
  error: Type.Object({ code: Type.String(), message: Type.String(), advice: Type.String() })
})
const Invites = Type.Object({ invites: Type.Array(Invite) })
const Members = Type.Object({ members: Type.Array(Member) })

export interface RackName {
  readonly org: string
  readonly docid: string
}

/** Nobody answers, or somebody who is in trouble. */
export const hubAway = (): LoadbangError =>
  new LoadbangError(
    'hub-away',
    'The hub does not answer.',
    'Check the connection, then try again; what you have here stays.'
  )

/** Who answers is no hub: a page server alone. */
export const noHub = (): LoadbangError =>
  new LoadbangError(
    'hub-none',
    'This page comes from a server that has no hub, so patches cannot be shared from here.',
    'Run Loadbang on a computer of yours with npm start, and share from there.'
  )

/** Asks the hub. Rejects with what it says is wrong, `hub-away` where nobody answers, `hub-none` where it is none. */
export async function ask(
  fetcher: Fetch,
  key: string,
  method: string,
  path: string,
  body?: BodyInit | object,
  headers: Record<string, string> = {}
): Promise<Response> {
  const plain = body !== undefined && !(body instanceof Blob) && !(body instanceof Uint8Array)
  let response: Response
  try {
    response = await fetcher(path, {
      method,
      // Where the key goes, and nowhere else.
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      headers: {
        ...(key ? { Authorization: `Bearer ${key}` } : {}),
        ...(plain ? { 'Content-Type': 'application/json' } : {}),
        ...headers
      },
      ...(body === undefined ? {} : { body: plain ? JSON.stringify(body) : (body as BodyInit) })
    })
  } catch {
    throw hubAway()
  }
  if (response.ok) return response
  const said: unknown = await response.json().catch(() => null)
  if (Check(Failure, said)) throw new LoadbangError(said.error.code, said.error.message, said.error.advice)
  throw response.status === 404 || response.status === 405 ? noHub() : hubAway()
}

export class Hub {
  readonly #fetch: Fetch
  readonly #key: string

  /** `key`: of whoever asks; empty for one who has none yet. */
  constructor(key = '', fetcher: Fetch = (path, init) => fetch(path, init)) {
    this.#key = key
    this.#fetch = fetcher
  }

  info(): Promise<HubInfo> {
    return this.#read('GET', '/api/hub', HubInfo)
  }
  makeRack(name: string): Promise<MadeRack> {
    return this.#read('POST', '/api/racks', MadeRack, { name: nameFor(name) })
  }
  rack(rack: RackName): Promise<Rack> {
    return this.#read('GET', pathOf(rack), Rack)
  }
  renameRack(rack: RackName, name: string): Promise<Rack> {
    return this.#read('PATCH', pathOf(rack), Rack, { name: nameFor(name) })
  }
  async endRack(rack: RackName): Promise<void> {
    await ask(this.#fetch, this.#key, 'DELETE', pathOf(rack))
  }
  async members(rack: RackName): Promise<Member[]> {
    return (await this.#read('GET', `${pathOf(rack)}/members`, Members)).members
  }
  async removeMember(rack: RackName, user: string): Promise<void> {
    await ask(this.#fetch, this.#key, 'DELETE', `${pathOf(rack)}/members/${encodeURIComponent(user)}`)
  }
  async invites(rack: RackName): Promise<Invite[]> {
    return (await this.#read('GET', `${pathOf(rack)}/invites`, Invites)).invites
  }
  makeInvite(rack: RackName, invite: NewInvite): Promise<MadeInvite> {
    return this.#read('POST', `${pathOf(rack)}/invites`, MadeInvite, invite)
  }
  async endInvite(rack: RackName, id: string): Promise<void> {
    await ask(this.#fetch, this.#key, 'DELETE', `${pathOf(rack)}/invites/${encodeURIComponent(id)}`)
  }

  async #read<T extends Type.TSchema>(
    method: string,
    path: string,
    schema: T,
    body?: object
  ): Promise<Type.Static<T>> {
    const response = await ask(this.#fetch, this.#key, method, path, body)
    const said: unknown = await response.json().catch(() => null)
    // The app answers every address of a page with its page.
    if (!Check(schema, said)) throw noHub()
    return said
  }
}

export const pathOf = ({ org, docid }: RackName): string =>
  `/api/racks/${encodeURIComponent(org)}/${encodeURIComponent(docid)}`

/** A rack has a name of 1 to 200 characters. */
const nameFor = (name: string): string => name.trim().slice(0, 200) || 'Untitled'
