// What somebody may do in a rack, for requests and sockets alike. The answers tell nobody which racks exist: who has no right hears the
// same whether there is one or not.
import type { Role } from '../../src/lib/collab/hub-api.ts'
import type { InviteInfo, RackId, RackInfo, Racks, Standing } from '../ports/racks.ts'
import type { Refusal } from './authorize.ts'
import type { Identity } from './identity.ts'

export interface Right {
  readonly rack: RackInfo
  readonly role: Role
  /** When it ends by itself; null: never. */
  readonly until: number | null
}

const forbidden: Refusal = { refused: 'forbidden' }

export async function rightIn(racks: Racks, rack: RackId, identity: Identity): Promise<Right | Refusal> {
  if (identity.kind === 'nobody') return { refused: 'unauthorized' }
  if (identity.kind === 'user') {
    const found = await racks.standing(rack, { user: identity.user })
    if (!found?.member) return forbidden
    return goneOr(found, { role: found.member.role, until: identity.until })
  }
  const { key } = identity
  if (key.org !== rack.org || key.docid !== rack.docid) return forbidden
  const found = await racks.standing(rack, { invite: key.id })
  // The hub made it, but not in this life of its data.
  if (!found?.invite) return { refused: 'unauthorized' }
  const ended = endedInvite(found.invite)
  // Whose invitation was ended before the rack was deleted hears nothing of that.
  if (ended === 'revoked') return { refused: ended }
  return goneOr(found, ended ? { refused: ended } : { role: found.invite.role, until: found.invite.expires })
}

/** Why an invitation does not hold, or null. */
export function endedInvite({ revoked, expires }: InviteInfo): 'revoked' | 'expired' | null {
  if (revoked !== null) return 'revoked'
  return expires !== null && expires <= Date.now() ? 'expired' : null
}

function goneOr({ rack }: Standing, right: Omit<Right, 'rack'> | Refusal): Right | Refusal {
  if (rack.deleted !== null) return { refused: 'room-erased' }
  return 'refused' in right ? right : { rack, ...right }
}

const ranks: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 }

export const reaches = (role: Role, least: Role): boolean => ranks[role] >= ranks[least]
