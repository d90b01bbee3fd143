// For tests: the hub's API in memory, as its contract says, for whoever asks by `fetch`. It signs nothing: a key is worth what is noted
// of it here.
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { KEY, type Invite, type KeyPayload, type Rack, type Role } from '../hub-api.ts'

interface Kept {
  invite: Invite
  key: string
}

interface FakeRack {
  rack: Omit<Rack, 'role'>
  invites: Map<string, Kept>
  assets: Set<string>
}

export interface FakeAnswer {
  status: number
  body: string | Uint8Array
  type: string
}

class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

export class FakeHub {
  addresses: string[] = []
  mayShare = true
  /** Bytes of one piece after which an upload breaks off; for tests of going on. */
  breaksAfter = Infinity
  readonly racks = new Map<string, FakeRack>()
  /** All bytes that the hub has, by hash. */
  readonly bytes = new Map<string, Uint8Array>()
  readonly asked: string[] = []
  #parts = new Map<string, Uint8Array[]>()
  #nonces = new Map<string, string>()

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const bytes = init.body instanceof Blob ? new Uint8Array(await init.body.arrayBuffer()) : init.body
    const headers = new Headers(init.headers)
    const { status, body, type } = this.answer(
      init.method ?? 'GET',
      path,
      Object.fromEntries(headers),
      bytes instanceof Uint8Array ? bytes : new TextEncoder().encode((bytes as string | undefined) ?? '')
    )
    return new Response(status === 204 ? null : (body as BodyInit), {
      status,
      headers: { 'Content-Type': type }
    })
  }

  answer(method: string, path: string, headers: Record<string, string>, body: Uint8Array): FakeAnswer {
    this.asked.push(`${method} ${path}`)
    try {
      const said = this.#route(method, path.split('/').slice(2).map(decodeURIComponent), headers, body)
      if (said instanceof Uint8Array) return { status: 200, body: said, type: 'application/octet-stream' }
      if (said === undefined) return { status: 204, body: '', type: 'application/json' }
      const made = method === 'POST' && /\/(racks|invites|tickets)$/.test(path)
      return { status: made ? 201 : 200, body: JSON.stringify(said), type: 'application/json' }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { status, code } = error
      const text = JSON.stringify({ error: { code, message: `It is ${code}.`, advice: 'Ask the owner.' } })
      return { status, body: text, type: 'application/json' }
    }
  }

  #route(method: string, parts: string[], headers: Record<string, string>, body: Uint8Array): unknown {
    const json = () => JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>
    const [what, org = '', docid = '', part, name = '', more] = parts
    if (what === 'hub') return { addresses: this.addresses, mayShare: this.mayShare, assetBytes: 2 ** 30 }
    if (what !== 'racks') throw new Refused(404, 'not-found')
    if (org === '') return this.#make(String(json().name))
    const { kept, rack } = this.#enter(`${org}/${docid}`, headers.authorization)
    const { role } = kept.invite
    const needs = (least: Role) => {
      const ranks: Role[] = ['viewer', 'editor', 'owner']
      if (ranks.indexOf(role) < ranks.indexOf(least)) throw new Refused(403, 'forbidden')
    }
    switch (part) {
      case undefined:
        if (method === 'GET') return { ...rack.rack, role }
        if (method === 'PATCH') {
          needs('editor')
          return { ...Object.assign(rack.rack, { name: json().name }), role }
        }
        needs('owner')
        return void this.racks.delete(`${org}/${docid}`)
      case 'members':
        return { members: [] }
      case 'invites':
        needs('owner')
        if (method === 'POST') return this.#invite(rack, json())
        if (method === 'GET')
          return { invites: [...rack.invites.values()].map((one) => ({ ...one.invite, own: one === kept })) }
        return void Object.assign(rack.invites.get(name)!.invite, { revoked: Date.now() })
      case 'assets':
        return this.#asset(rack, { method, hash: name, more, headers, body, json, needs })
      default:
        throw new Refused(404, 'not-found')
    }
  }

  #asset(
    rack: FakeRack,
    {
      method,
      hash,
      more,
      headers,
      body,
      json,
      needs
    }: {
      method: string
      hash: string
      more: string | undefined
      headers: Record<string, string>
      body: Uint8Array
      json(): Record<string, unknown>
      needs(role: Role): void
    }
  ): unknown {
    if (hash === 'missing')
      return { missing: (json().hashes as string[]).filter((one) => !rack.assets.has(one)) }
    if (method === 'GET') {
      const bytes = rack.assets.has(hash) ? this.bytes.get(hash) : undefined
      if (!bytes) throw new Refused(404, 'asset-missing')
      return bytes
    }
    needs('editor')
    const parts = this.#parts.get(hash) ?? []
    const offset = parts.reduce((sum, { length }) => sum + length, 0)
    if (more === 'proof') {
      const nonce = Buffer.from(this.#nonces.get(hash)!, 'base64url')
      const proof = createHmac('sha256', nonce).update(this.bytes.get(hash)!).digest('hex')
      if (json().proof !== proof) throw new Refused(403, 'asset-proof')
      rack.assets.add(hash)
      return { state: 'done' }
    }
    if (method === 'POST') {
      if (rack.assets.has(hash)) return { state: 'done' }
      if (!this.bytes.has(hash)) return { state: 'bytes', offset }
      const nonce = Buffer.from(randomUUID()).toString('base64url')
      this.#nonces.set(hash, nonce)
      return { state: 'proof', nonce }
    }
    if (Number(headers['upload-offset']) !== offset) throw new Refused(409, 'asset-offset')
    const taken = body.subarray(0, this.breaksAfter)
    this.#parts.set(hash, [...parts, taken])
    if (taken.length < body.length) throw new Refused(503, 'storage-failed')
    const all = Buffer.concat([...parts, taken])
    if (createHash('sha256').update(all).digest('hex') !== hash)
      return { state: 'bytes', offset: offset + taken.length }
    this.bytes.set(hash, new Uint8Array(all))
    rack.assets.add(hash)
    return { state: 'done' }
  }

  #make(name: string): unknown {
    if (!this.mayShare) throw new Refused(403, 'forbidden')
    const rack: FakeRack = {
      rack: { org: 'home', docid: randomUUID(), name, created: Date.now() },
      invites: new Map(),
      assets: new Set()
    }
    this.racks.set(`${rack.rack.org}/${rack.rack.docid}`, rack)
    const { key } = this.#invite(rack, { role: 'owner', lasts: null, label: '' })
    return { rack: { ...rack.rack, role: 'owner' }, key }
  }

  #invite(rack: FakeRack, wish: Record<string, unknown>): { invite: Invite; key: string } {
    const { role, lasts, label } = wish as { role: Role; lasts: number | null; label: string }
    const id = randomUUID()
    const expires = lasts === null ? null : Date.now() + lasts
    const payload: KeyPayload = { id, org: rack.rack.org, docid: rack.rack.docid, role, expires }
    const key = `${KEY}${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${id}`
    const rest = { created: Date.now(), revoked: null, used: null, connected: 0, own: false }
    const invite: Invite = { id, role, label, expires, ...rest }
    rack.invites.set(id, { invite, key })
    return { invite, key }
  }

  #enter(name: string, authorization = ''): { rack: FakeRack; kept: Kept } {
    const rack = this.racks.get(name)
    const key = authorization.replace(/^Bearer /, '')
    const kept = rack && [...rack.invites.values()].find((one) => one.key === key)
    if (!kept) throw new Refused(403, 'forbidden')
    if (kept.invite.revoked !== null) throw new Refused(403, 'revoked')
    if (kept.invite.expires !== null && kept.invite.expires <= Date.now()) throw new Refused(403, 'expired')
    kept.invite.used = Date.now()
    return { rack, kept }
  }
}
