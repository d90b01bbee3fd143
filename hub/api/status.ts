// HTTP statuses of errors; those not named are the disk's or the hub's trouble, which passes.
import type { HubErrorCode } from '../errors.ts'

const statuses: Partial<Record<HubErrorCode, number>> = {
  'request-malformed': 400,
  'room-name': 400,
  'asset-name': 400,
  'asset-mismatch': 400,
  unauthorized: 401,
  'sign-in-again': 401,
  forbidden: 403,
  'share-sign-in': 403,
  'door-closed': 403,
  revoked: 403,
  expired: 403,
  'asset-proof': 403,
  'not-found': 404,
  'room-erased': 404,
  'asset-missing': 404,
  'invite-missing': 404,
  'member-missing': 404,
  'last-owner': 409,
  'too-many-invites': 409,
  'asset-offset': 409,
  'request-too-large': 413,
  'asset-too-large': 413,
  'rack-full': 413,
  'too-fast': 429
}

export const statusOf = (code: HubErrorCode): number => statuses[code] ?? 503
