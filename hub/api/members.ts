// Members: people with an account. Those without come by invitation alone.
import * as Type from '@sinclair/typebox'
import { Member, type Role } from '../../src/lib/collab/hub-api.ts'
import { reaches, rightIn } from '../access/rights.ts'
import { HubError } from '../errors.ts'
import { mainBranch, parseRoom } from '../ports/room.ts'
import { readJson } from './body.ts'
import { rackOf, type Call } from './call.ts'
import { rackAnswer } from './racks.ts'
import type { Route } from './router.ts'

const Change = Type.Object({ role: Member.properties.role })
const Join = Type.Object({ key: Type.String({ maxLength: 4096 }) })
const maxUser = 1024

/** Who comes with an account and a key becomes a member in the key's role; a greater one stays. */
async function join(call: Call): Promise<{ status: number; body: unknown }> {
  const { racks, keys, failing } = call.hub
  const identity = await call.identify()
  if (identity.kind !== 'user') throw new HubError('unauthorized')
  const { org, docid } = parseRoom(`${call.params.org}/${call.params.docid}/${mainBranch}`)
  const key = keys.read((await readJson(call.request, Join)).key)
  if (!key) throw new HubError(failing.take(call.address) ? 'unauthorized' : 'too-fast')
  const right = await rightIn(racks, { org, docid }, { kind: 'key', key })
  if ('refused' in right)
    throw new HubError(right.refused === 'unavailable' ? 'access-unavailable' : right.refused)
  const { user, name } = identity
  const before = (await racks.standing(right.rack, { user }))?.member
  const role: Role = before && reaches(before.role, right.role) ? before.role : right.role
  await racks.setMember(right.rack, { user, name, role, joined: Date.now() })
  return { status: 200, body: rackAnswer({ rack: right.rack, role }) }
}

export const memberRoutes: readonly Route<Call>[] = [
  { method: 'POST', path: '/api/racks/:org/:docid/join', handle: join },
  {
    method: 'GET',
    path: '/api/racks/:org/:docid/members',
    async handle(call) {
      const { rack } = await rackOf(call, 'viewer')
      return { status: 200, body: { members: await call.hub.racks.members(rack) } }
    }
  },
  {
    method: 'PUT',
    path: '/api/racks/:org/:docid/members/:user',
    async handle(call) {
      const { rack } = await rackOf(call, 'owner')
      const { user = '' } = call.params
      if (user === '' || user.length > maxUser) throw new HubError('request-malformed', 'it names no member')
      const { role } = await readJson(call.request, Change)
      const before = (await call.hub.racks.standing(rack, { user }))?.member
      const wanted = { user, name: before?.name ?? user, role, joined: Date.now() }
      return { status: 200, body: await call.hub.racks.setMember(rack, wanted) }
    }
  },
  {
    method: 'DELETE',
    path: '/api/racks/:org/:docid/members/:user',
    async handle(call) {
      const { user = '' } = call.params
      const { rack, role, identity } = await rackOf(call, 'viewer')
      const isOneself = identity.kind === 'user' && identity.user === user
      if (!isOneself && !reaches(role, 'owner')) throw new HubError('forbidden')
      if (!(await call.hub.racks.removeMember(rack, user))) throw new HubError('member-missing')
      return { status: 204 }
    }
  }
]
