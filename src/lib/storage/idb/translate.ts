// What browsers throw, as LoadbangErrors.
import { LoadbangError } from '../../runtime/errors.ts'
import { badValue, diskFull, failed, newerLayout, refused } from '../errors.ts'

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error || thrown instanceof DOMException ? thrown.name : ''

/** Whether the connection, not the work, is what failed: Safari's lost server, a connection that is closing. */
export const isDead = (thrown: unknown): boolean =>
  nameOf(thrown) === 'InvalidStateError' ||
  (nameOf(thrown) === 'UnknownError' && /connection|server|clos/i.test((thrown as Error).message))

/** Whether the browser or its disk failed, and not what was asked of it. */
export const isFailure = (thrown: unknown): boolean =>
  isDead(thrown) || nameOf(thrown) === 'QuotaExceededError' || nameOf(thrown) === 'UnknownError'

/** Chromium's LevelDB on a full disk closes the connection, and says why in passing. */
export const isFull = (thrown: unknown): boolean =>
  nameOf(thrown) === 'QuotaExceededError' ||
  (nameOf(thrown) === 'UnknownError' && /NO_SPACE|full disk|disk full/i.test((thrown as Error).message))

/** An error met while opening `what`: here, and only here, a browser may refuse altogether. */
export function translateOpen(what: string, thrown: unknown): LoadbangError {
  const refuses = nameOf(thrown) === 'SecurityError' || nameOf(thrown) === 'InvalidStateError'
  return refuses ? refused((thrown as Error).message.replace(/\.$/, '')) : translate(what, thrown)
}

/** An error met while reading or writing `what`. */
export function translate(what: string, thrown: unknown): LoadbangError {
  if (thrown instanceof LoadbangError) return thrown
  if (isFull(thrown)) return diskFull()
  switch (nameOf(thrown)) {
    case 'DataCloneError':
      return badValue(thrown)
    case 'VersionError':
      return newerLayout(what)
    default:
      return failed(what, thrown)
  }
}
