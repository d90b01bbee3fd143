// Racks: made, seen, renamed, deleted; and what the hub says of itself.
import { nanoid } from 'nanoid'
import * as Type from '@sinclair/typebox'
import { NewRack, type HubInfo, type MadeRack, type Rack } from '../../src/lib/collab/hub-api.ts'
import { isForwarded, isLoopback } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import { HubError } from '../errors.ts'
import type { RackId } from '../ports/racks.ts'
import { addressesOf } from '../settings.ts'
import { readJson } from './body.ts'
import { rackOf, type Call, type CallInRack } from './call.ts'
import type { Route } from './router.ts'

const Rename = Type.Object({ name: NewRack.properties.name })

export const rackAnswer = ({
  rack: { org, docid, name, created },
  role
}: Pick<CallInRack, 'rack' | 'role'>): Rack => ({
  ...{ org, docid, name, created },
  role
})

/** Whoever runs a hub at home shares freely; on a public one, those whom somebody knows. */
function mayShare({ hub, request }: Call, identity: Identity): boolean {
  if (identity.kind === 'user') return true
  const { url, isReachable, sharing } = hub.settings
  if (url) return sharing === 'anyone'
  return isReachable || (isLoopback(request.socket.remoteAddress ?? '') && !isForwarded(request.headers))
}

async function makeRack(call: Call, { name }: NewRack, identity: Identity): Promise<MadeRack> {
  const { racks, keys, settings } = call.hub
  const now = Date.now()
  // At random, so that nobody can make one over a room that is in use, nor guess one.
  const rack: RackId = { org: settings.org, docid: nanoid(21) }
  const common = { joined: now, role: 'owner' as const }
  const invite = {
    id: nanoid(21),
    role: 'owner' as const,
    label: '',
    created: now,
    expires: null,
    revoked: null,
    used: null
  }
  const made = await racks.make(
    { ...rack, name, created: now },
    identity.kind === 'user'
      ? { member: { user: identity.user, name: identity.name, ...common } }
      : { invite }
  )
  if (!made) throw new HubError('storage-failed')
  const { id, role, expires } = invite
  return {
    rack: { ...rack, name, role, created: now },
    key: identity.kind === 'user' ? null : keys.make({ id, ...rack, role, expires })
  }
}

export const rackRoutes: readonly Route<Call>[] = [
  {
    method: 'GET',
    path: '/api/hub',
    async handle(call) {
      const { hub } = call
      const body: HubInfo = {
        addresses: addressesOf(hub.settings, call.request.socket.localPort ?? 0),
        mayShare: mayShare(call, await call.identify()),
        assetBytes: hub.assetBytes
      }
      return { status: 200, body }
    }
  },
  {
    method: 'POST',
    path: '/api/racks',
    async handle(call) {
      const identity = await call.identify()
      if (!mayShare(call, identity)) throw new HubError('share-sign-in')
      const wanted = await readJson(call.request, NewRack)
      if (!call.hub.making.take(call.address)) throw new HubError('too-fast')
      return { status: 201, body: await makeRack(call, wanted, identity) }
    }
  },
  {
    method: 'GET',
    path: '/api/racks/:org/:docid',
    handle: async (call) => ({ status: 200, body: rackAnswer(await rackOf(call, 'viewer')) })
  },
  {
    method: 'PATCH',
    path: '/api/racks/:org/:docid',
    async handle(call) {
      const right = await rackOf(call, 'editor')
      const { name } = await readJson(call.request, Rename)
      await call.hub.racks.rename(right.rack, name)
      return { status: 200, body: rackAnswer({ ...right, rack: { ...right.rack, name } }) }
    }
  },
  {
    method: 'DELETE',
    path: '/api/racks/:org/:docid',
    async handle(call) {
      const { rack } = await rackOf(call, 'owner')
      await call.hub.racks.remove(rack, Date.now())
      await call.hub.erase(rack)
      return { status: 204 }
    }
  }
]
