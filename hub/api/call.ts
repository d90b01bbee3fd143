// What every route needs: the hub's parts, who asks, and what they may do.
import type { Role } from '../../src/lib/collab/hub-api.ts'
import type { Grants } from '../access/grants.ts'
import type { Identify, Identity } from '../access/identity.ts'
import type { Keys } from '../access/keys.ts'
import { reaches, rightIn, type Right } from '../access/rights.ts'
import type { Tickets } from '../access/tickets.ts'
import type { Bringer } from '../assets/bringing.ts'
import { HubError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Assets } from '../ports/assets.ts'
import type { Holdings } from '../ports/holdings.ts'
import type { Racks } from '../ports/racks.ts'
import { mainBranch, parseRoom } from '../ports/room.ts'
import type { HubSettings } from '../settings.ts'
import type { Bucket } from './buckets.ts'
import type { Gate } from './gate.ts'
import type { Match } from './router.ts'

export interface ApiParts {
  racks: Racks
  grants: Grants
  keys: Keys
  tickets: Tickets
  identify: Identify
  settings: HubSettings
  /** Deletes a rack's rooms, once nobody is in them any more. */
  erase(rack: { org: string; docid: string }): Promise<void>
  /** Bytes that an asset may have. */
  assetBytes: number
  assets: Assets
  holdings: Holdings
  bringer: Bringer
  /** Pieces of uploads that are in memory at once. */
  pieces: Gate
  failing: Bucket
  making: Bucket
  log: Log
}

export interface Call extends Match {
  readonly hub: ApiParts
  /** Of whoever asks, or of the nearest proxy that says. For counting only. */
  readonly address: string
  /** Rejects with `unauthorized`, `access-unavailable` or `too-fast`. */
  identify(): Promise<Identity>
}

export interface CallInRack extends Right {
  readonly identity: Identity
}

/** The rack of the path, if who asks has this role in it or a greater one. */
export async function rackOf(call: Call, least: Role): Promise<CallInRack> {
  const { org = '', docid = '' } = call.params
  const { org: wanted, docid: id } = parseRoom(`${org}/${docid}/${mainBranch}`)
  const identity = await call.identify()
  const right = await rightIn(call.hub.racks, { org: wanted, docid: id }, identity)
  if ('refused' in right)
    throw new HubError(right.refused === 'unavailable' ? 'access-unavailable' : right.refused)
  if (!reaches(right.role, least)) throw new HubError('forbidden')
  return { ...right, identity }
}

/** Who asks, by the header; counts those who are nobody the hub knows. */
export async function identifyCall(
  { identify, failing }: ApiParts,
  header: string | undefined,
  address: string
): Promise<Identity> {
  const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(header ?? '') ?? []
  if (header !== undefined && token === '') throw new HubError('unauthorized')
  const identity = await identify(token)
  if (!('refused' in identity)) return identity
  if (identity.refused === 'unavailable') throw new HubError('access-unavailable')
  // A token that is good is never refused for what others of the same address tried.
  throw new HubError(failing.take(address) ? identity.refused : 'too-fast')
}
