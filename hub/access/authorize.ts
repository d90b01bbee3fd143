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
  /** Aborted when it is taken back: its connections are closed. */
  readonly revoked: AbortSignal
}

/** Why not. `unavailable` passes by itself; the others do not. */
export interface Refusal {
  readonly refused:
    Extract<HubErrorCode, 'unauthorized' | 'forbidden' | 'expired' | 'revoked'> | 'unavailable'
}

export type Authorize = (request: AccessRequest) => Promise<Grant | Refusal>

export const isRefusal = (answer: Grant | Refusal): answer is Refusal => 'refused' in answer

const never = new AbortController().signal

/** Whoever reaches this machine's own address may edit: the hub of one person, without accounts. All others are refused. */
export const openOnLoopback: Authorize = async ({ room, address }) =>
  isLoopback(address)
    ? { ...room, role: 'editor', user: null, until: null, revoked: never }
    : { refused: 'unauthorized' }

/** 127.0.0.0/8 and ::1, also as IPv6 writes IPv4. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(plain)
}
