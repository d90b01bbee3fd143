// What storage says to a person: a stable code, what happened, what to do.
import { asLoadbangError, LoadbangError } from '../runtime/errors.ts'

/** The disk, or what the browser allows of it, is full. */
export const diskFull = (): LoadbangError =>
  new LoadbangError(
    'storage-full',
    'There is no room left on the disk for this, so it was not saved.',
    'Free some space, or export the patch as a file; what was saved before is still there.'
  )

/** The patch has used up its own share of the disk. `share` in bytes. */
export const shareFull = (share: number): LoadbangError =>
  new LoadbangError(
    'storage-full',
    `This patch may keep ${megabytes(share)} of data, and this would be more, so it was not saved.`,
    'Delete keys that are no longer needed, or clear a store.'
  )

/** One value is too large. Both in bytes. */
export const valueTooLarge = (size: number, limit: number): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `A value of ${megabytes(size)} is larger than the ${megabytes(limit)} that one key can hold.`,
    'Cut it into pieces under several keys.'
  )

export const badKey = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `A key must be a text, and this is ${what}.`,
    'Use a text or a number as the key.'
  )

/** `what` at the start of a sentence. */
export const noNumber = (what: string): LoadbangError =>
  new LoadbangError('storage-value', `${what} is not a number.`, 'Set it to a number first.')

/** Both in bytes. */
export const docTooLarge = (size: number, limit: number): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `A document of ${megabytes(size)} is larger than the ${megabytes(limit)} that one can have.`,
    'Keep its large parts in several documents.'
  )

export const badCollection = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `The name of a collection must be a text, and this is ${what}.`,
    'Use a text of at most 200 characters, such as notes.'
  )

export const badDocument = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `A document must be a record, and this is ${what}.`,
    'Use a record with fields, such as {title: "x"}.'
  )

export const badId = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-value',
    `The _id of a document is a text, and this is ${what}.`,
    'Use the _id that the document has, or the id that insert gave.'
  )

/** A value that cannot be kept, from what the codec or the browser says of it. */
export function badValue(thrown: unknown): LoadbangError {
  const error = asLoadbangError(thrown)
  return new LoadbangError('storage-value', error.message, error.advice)
}

/** Somebody deleted the stored data while this was open. */
export const deletedMeanwhile = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-closed',
    `${what} was deleted in another tab.`,
    'What is open here can still be exported.'
  )

/** Another tab runs a newer version, which changed the layout of the database. */
export const newerLayout = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-closed',
    `${what} is in use by a newer version of Loadbang.`,
    'Reload this page.'
  )

export const closed = (what: string): LoadbangError =>
  new LoadbangError('storage-closed', `${what} has been closed.`, 'Open the patch again.')

/** The browser does not answer. */
export const blocked = (what: string): LoadbangError =>
  new LoadbangError(
    'storage-blocked',
    `${what} does not answer.`,
    'Close other tabs of Loadbang, make room on a full disk, or restart the browser; it is tried again meanwhile.'
  )

/** The browser refuses to store anything, as private windows do. */
export const refused = (why: string): LoadbangError =>
  new LoadbangError(
    'storage-refused',
    `This browser refuses to store anything here (${why}), so everything stays in memory until the tab is closed.`,
    'Leave the private window, allow this site to store data, or export the patch as a file.'
  )

export function failed(what: string, thrown: unknown): LoadbangError {
  const why = thrown instanceof Error ? thrown.message || thrown.name : String(thrown)
  return new LoadbangError(
    'storage-failed',
    `${what} could not be written or read: ${why.replace(/\.$/, '')}.`,
    // A full disk is not always called so: Chromium's LevelDB only fails to open.
    'If the disk is full, free some space; otherwise close other tabs of Loadbang, or restart the browser.'
  )
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1_048_576) * 10) / 10} MB`
