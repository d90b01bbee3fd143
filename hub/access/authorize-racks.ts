// Who may enter a room: whoever has a right in its rack. A room of no rack is open to this machine alone, and only where the hub
// is one person's, so that stock clients work there as they come.
import { TICKET } from '../../src/lib/collab/hub-api.ts'
import type { Log } from '../log.ts'
import { mainBranch } from '../ports/room.ts'
import type { RackId, Racks } from '../ports/racks.ts'
import { isForwarded, isLoopback, type AccessRequest, type Authorize } from './authorize.ts'
import type { Grants } from './grants.ts'
import { nameOf, type Identify, type Identity } from './identity.ts'
import { reaches, rightIn } from './rights.ts'
import type { Tickets } from './tickets.ts'

export interface RackAccess {
  racks: Racks
  grants: Grants
  tickets: Tickets
  identify: Identify
  /** Whether rooms of no rack are open to who comes from this machine. */
  isOpen: boolean
  log: Log
}

/** Branches of one rack. */
const maxBranches = 1000
/** Milliseconds within which it is not noted again that an invitation was used. */
const usedEvery = 60_000

export function authorizeByRacks(access: RackAccess): Authorize {
  const { racks, grants, isOpen } = access
  const noteUse = useNoter(access)
  return async (request) => {
    const { room } = request
    if (
      isOpen &&
      isLoopback(request.address) &&
      !isForwarded(request.headers) &&
      !(await racks.standing(room))
    ) {
      // Nothing of it can be taken back: there is no rack that could.
      return { ...room, role: 'editor', user: null, until: null, revoked: new AbortController().signal }
    }
    const identity = await identityOf(access, request)
    if ('refused' in identity) return identity
    const { revoked, left } = grants.open(room, nameOf(identity))
    try {
      const right = await rightIn(racks, room, identity)
      if ('refused' in right || !(await hasBranch(racks, room, reaches(right.role, 'editor')))) {
        left()
        return 'refused' in right ? right : { refused: 'forbidden' }
      }
      if (identity.kind === 'key') noteUse(room, identity.key.id)
      const { org, docid, branch } = room
      return {
        ...{ org, docid, branch, revoked, left },
        role: reaches(right.role, 'editor') ? 'editor' : 'viewer',
        user: identity.kind === 'user' ? identity.user : null,
        until: right.until,
        over: identity.kind === 'user' ? 'sign-in-again' : 'expired'
      }
    } catch (error) {
      left()
      throw error
    }
  }
}

/** y-websocket's token stands in the address: only a ticket is taken from there. */
async function identityOf({ identify, tickets }: RackAccess, { protocol, token, room }: AccessRequest) {
  if (protocol === 'hocuspocus') return identify(token)
  if (token === '') return { kind: 'nobody' } satisfies Identity
  if (!token.startsWith(TICKET)) return { refused: 'unauthorized' } as const
  return tickets.redeem(token, room) ?? ({ refused: 'unauthorized' } as const)
}

/** Editors make branches by entering them. */
async function hasBranch(
  racks: Racks,
  room: RackId & { branch: string },
  mayMake: boolean
): Promise<boolean> {
  if (room.branch === mainBranch) return true
  if (mayMake) return racks.addBranch(room, room.branch, maxBranches)
  return (await racks.branches(room)).includes(room.branch)
}

/** Notes when an invitation was last used; who comes in does not wait for that, nor is kept out by a full disk. */
function useNoter({ racks, log }: RackAccess): (rack: RackId, id: string) => void {
  const noted = new Map<string, number>()
  return (rack, id) => {
    const now = Date.now()
    if (now - (noted.get(id) ?? -Infinity) < usedEvery) return
    if (noted.size > 10_000) noted.clear()
    noted.set(id, now)
    racks.useInvite(rack, id, now).catch(() => log('warning', 'use-not-noted', { invite: id }))
  }
}
