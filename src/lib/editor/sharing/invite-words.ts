// What is said of an invitation in the list.
import type { Invite } from '../../collab/hub-api.ts'
import { ago } from '../library/ago.ts'

export const isOver = ({ revoked, expires }: Invite, now: number): boolean =>
  revoked !== null || (expires !== null && expires <= now)

export function inviteTitle({ role, label }: Invite): string {
  const may = role === 'viewer' ? 'Can view' : role === 'editor' ? 'Can edit' : 'Owner'
  return label ? `${label}: ${may.toLowerCase()}` : may
}

export function inviteWords(invite: Invite, now: number): string {
  const { used, connected, expires, revoked } = invite
  if (revoked !== null) return 'Ended'
  if (expires !== null && expires <= now) return 'Has run out'
  const here = connected === 0 ? '' : connected === 1 ? '1 connected' : `${connected} connected`
  const last = used === null ? 'not used yet' : connected > 0 ? '' : `last used ${ago(used, now)}`
  const end = expires === null ? 'no end' : `ends in ${left(expires - now)}`
  return [here, last, end].filter(Boolean).join(' · ')
}

const HOUR = 3_600_000

/** Rounded: a link for a week has seven days when it is made. */
function left(milliseconds: number): string {
  const hours = Math.max(1, Math.round(milliseconds / HOUR))
  if (hours <= 36) return hours === 1 ? 'an hour' : `${hours} hours`
  return `${Math.round(hours / 24)} days`
}
