// How a connection ends, in numbers that stock clients understand. y-websocket gives up for good on 4400 to 4499, so these are for
// what no new try can change; all else passes, and the clients come again by themselves.
import { HubError, type HubErrorCode } from '../errors.ts'

/** Close code by error; those not named are the disk's or the hub's trouble, which passes. */
const codes: Partial<Record<HubErrorCode, number>> = {
  unauthorized: 4401,
  forbidden: 4403,
  'read-only': 4403,
  revoked: 4403,
  expired: 4403,
  'room-name': 4404,
  'room-erased': 4404,
  // Hocuspocus' clients alone sign in by message; to them it passes.
  'auth-timeout': 4408,
  'going-away': 1012,
  'storage-closed': 1012,
  'frame-malformed': 1007,
  'update-malformed': 1007,
  'presence-malformed': 1007,
  'frame-too-large': 1009,
  'update-too-large': 1009,
  'room-full': 1009,
  'auth-queue': 1008,
  'too-fast': 4529,
  'too-many-connections': 4529,
  'too-many-rooms': 4529,
  'too-many-documents': 4529,
  'too-slow': 1013
}

/** Trouble that passes. */
const passing = 4503

/** Code and reason of a close frame; a reason holds at most 123 bytes. */
export function closeOf(code: HubErrorCode): { code: number; reason: string } {
  return { code: codes[code] ?? passing, reason: `${code}: ${new HubError(code).message}`.slice(0, 123) }
}
