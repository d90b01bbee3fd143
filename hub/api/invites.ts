// Invitations: keys that the hub signs, listed with what became of them, ended one by one.
import { nanoid } from 'nanoid'
import { NewInvite, type Invite, type MadeInvite } from '../../src/lib/collab/hub-api.ts'
import type { Identity } from '../access/identity.ts'
import { HubError } from '../errors.ts'
import type { InviteInfo, RackId } from '../ports/racks.ts'
import { readJson } from './body.ts'
import { rackOf, type Call } from './call.ts'
import type { Route } from './router.ts'

const maxInvites = 1000

function answerOf({ hub }: Call, rack: RackId, invite: InviteInfo, identity: Identity): Invite {
  const { id, role, label, created, expires, revoked, used } = invite
  const own = identity.kind === 'key' && identity.key.id === id
  return {
    ...{ id, role, label, created, expires, revoked, used },
    connected: hub.grants.count(rack, `invite ${id}`),
    own
  }
}

export const inviteRoutes: readonly Route<Call>[] = [
  {
    method: 'GET',
    path: '/api/racks/:org/:docid/invites',
    async handle(call) {
      const { rack, identity } = await rackOf(call, 'owner')
      const invites = await call.hub.racks.invites(rack)
      return { status: 200, body: { invites: invites.map((one) => answerOf(call, rack, one, identity)) } }
    }
  },
  {
    method: 'POST',
    path: '/api/racks/:org/:docid/invites',
    async handle(call) {
      const { rack, identity } = await rackOf(call, 'owner')
      const { role, lasts, label } = await readJson(call.request, NewInvite)
      const created = Date.now()
      const expires = lasts === null ? null : Math.min(created + lasts, Number.MAX_SAFE_INTEGER)
      const invite: InviteInfo = { id: nanoid(21), role, label, created, expires, revoked: null, used: null }
      if (!(await call.hub.racks.addInvite(rack, invite, maxInvites))) throw new HubError('too-many-invites')
      const { org, docid } = rack
      const body: MadeInvite = {
        invite: answerOf(call, rack, invite, identity),
        key: call.hub.keys.make({ id: invite.id, org, docid, role, expires })
      }
      return { status: 201, body }
    }
  },
  {
    method: 'DELETE',
    path: '/api/racks/:org/:docid/invites/:id',
    async handle(call) {
      const { rack } = await rackOf(call, 'owner')
      const { id = '' } = call.params
      if (!(await call.hub.racks.revokeInvite(rack, id, Date.now()))) throw new HubError('invite-missing')
      return { status: 204 }
    }
  }
]
