// Tickets, for sockets whose token would stand in the address.
import * as Type from '@sinclair/typebox'
import { mainBranch, parseRoom } from '../ports/room.ts'
import { readJson } from './body.ts'
import { rackOf, type Call } from './call.ts'
import type { Route } from './router.ts'

const Wanted = Type.Object({ branch: Type.Optional(Type.String()) })

export const ticketRoutes: readonly Route<Call>[] = [
  {
    method: 'POST',
    path: '/api/racks/:org/:docid/tickets',
    async handle(call) {
      const { rack, identity } = await rackOf(call, 'viewer')
      const { branch = mainBranch } = await readJson(call.request, Wanted)
      const room = parseRoom(`${rack.org}/${rack.docid}/${branch}`)
      return { status: 201, body: call.hub.tickets.issue(identity, room) }
    }
  }
]
