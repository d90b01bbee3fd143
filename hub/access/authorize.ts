// The port of rights: who may enter which room, in which role, until when. The wire asks it before a place is taken, and knows
// nothing of members, tokens or invitations.
import type { IncomingHttpHeaders } from 'node:http'
import type { HubErrorCode } from '../errors.ts'
import type { Room } from '../ports/room.ts'

/** Editors change the patch; viewers read and are present. */
export type Role = 'editor' | 'viewer'

export interface AccessRequest {
  readonly room: Room
  /** As the client gave it, empty where it gave none: hocuspocus' token, y-websocket's `?ticket=`. Never to be logged. */
  readonly token: string
  readonly protocol: 'y-websocket' | 'hocuspocus'
  readonly headers: IncomingHttpHeaders
  /** Of the other end of the connection: a proxy's, where there is one. */
  readonly address: string
}

export interface Grant extends Room {
  readonly role: Role
  /** Tells people apart; null where nobody knows. */
  readonly user: string | null
  /** Unix time in milliseconds at which it ends; null: never. */
  readonly until: number | null
  /** Aborted when it is taken back: its connections are closed, with the code of a HubError that is its reason, or `revoked`. */
  readonly revoked: AbortSignal
  /** What its end is called; `expired` where nothing is said. */
  readonly over?: HubErrorCode
  /** Called once, when its connection has left and what that sent last is stored or refused. */
  left?(): void
}

/** Why not. `unavailable` passes by itself; the others do not. */
export interface Refusal {
  readonly refused:
    | Extract<HubErrorCode, 'unauthorized' | 'forbidden' | 'expired' | 'revoked' | 'room-erased'>
    | 'unavailable'
}

export type Authorize = (request: AccessRequest) => Promise<Grant | Refusal>

export const isRefusal = (answer: Grant | Refusal): answer is Refusal => 'refused' in answer

/** 127.0.0.0/8 and ::1, also as IPv6 writes IPv4. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(plain)
}

/** Whether a proxy passed it on: then its address is the proxy's, and tells nothing. */
export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'].some(
    (name) => headers[name] !== undefined
  )
}
