// Tickets for sockets whose token stands in the address, and so in proxies' logs: good once, for one room, for a minute. Kept in memory: a hub
// that starts anew knows none, and the client asks for another.
import { createHash, randomBytes } from 'node:crypto'
import { TICKET, type Ticket } from '../../src/lib/collab/hub-api.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Identity } from './identity.ts'

export interface Tickets {
  issue(identity: Identity, room: Room): Ticket
  /** Who it was made for; null when it is none, was used, has run out, or is for another room. It is used up either way. */
  redeem(ticket: string, room: Room): Identity | null
}

export function ticketsFor(lasts = 60_000, most = 10_000): Tickets {
  // By hash: how long a look-up takes tells nothing of the tickets.
  const open = new Map<string, { identity: Identity; room: string; until: number }>()
  const hashOf = (ticket: string) => createHash('sha256').update(ticket).digest('base64')
  return {
    issue(identity, room) {
      const now = Date.now()
      // The oldest come first.
      for (const [hash, { until }] of open) {
        if (until > now && open.size < most) break
        open.delete(hash)
      }
      const ticket = TICKET + randomBytes(32).toString('base64url')
      const until = now + lasts
      open.set(hashOf(ticket), { identity, room: roomName(room), until })
      return { ticket, until }
    },
    redeem(ticket, room) {
      const hash = hashOf(ticket)
      const found = open.get(hash)
      open.delete(hash)
      if (!found || found.until <= Date.now() || found.room !== roomName(room)) return null
      return found.identity
    }
  }
}
