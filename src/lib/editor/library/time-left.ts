// How long a patch of the trash still stays there, in words.
import { TRASH_TIME } from '../../storage/library/entry.ts'

const DAY = 24 * 3_600_000

/** `trashed` and `now` in milliseconds since 1970. */
export function timeLeft(trashed: number, now: number): string {
  const days = Math.ceil((trashed + TRASH_TIME - now) / DAY)
  if (days > 1) return `${days} days left`
  return days === 1 ? '1 day left' : 'goes at the next start'
}
