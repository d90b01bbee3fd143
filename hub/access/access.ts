// Access put together: from settings and secret to the port that the wire asks, and what the API needs beside it.
import type { Log } from '../log.ts'
import type { Racks } from '../ports/racks.ts'
import type { HubSettings } from '../settings.ts'
import type { Authorize } from './authorize.ts'
import { authorizeByRacks } from './authorize-racks.ts'
import { Grants } from './grants.ts'
import { identifyBy, type Identify } from './identity.ts'
import { verifyJwts } from './jwt.ts'
import { signedKeys, type Keys } from './keys.ts'
import { ticketsFor, type Tickets } from './tickets.ts'

export interface Access {
  readonly keys: Keys
  readonly tickets: Tickets
  readonly grants: Grants
  readonly identify: Identify
  readonly authorize: Authorize
}

export function openAccess(racks: Racks, secret: Uint8Array, settings: HubSettings, log: Log): Access {
  const keys = signedKeys(secret)
  const tickets = ticketsFor()
  const grants = new Grants(racks)
  const identify = identifyBy(keys, settings.jwt && verifyJwts(settings.jwt))
  const authorize = authorizeByRacks({ racks, grants, tickets, identify, isOpen: settings.isOpen, log })
  return { keys, tickets, grants, identify, authorize }
}
