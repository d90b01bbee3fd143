// What the data panel's questions are told that cannot be answered.
import { asLoadbangError, LoadbangError } from '../runtime/errors.ts'
import type { DataReply } from './data-protocol.ts'

/** Whoever was asked has gone before it answered: reading may be tried again at once. */
export const interrupted = (): LoadbangError =>
  new LoadbangError(
    'data-interrupted',
    'The patch was stopped, or taken over by another tab, before it answered.',
    'Look whether it was done, and try again.'
  )

export const unanswered = (): LoadbangError =>
  new LoadbangError(
    'data-unanswered',
    'The tab that runs this patch does not answer.',
    'Go to that tab, or run the patch here.'
  )

export const goneMeanwhile = (id: string): LoadbangError =>
  new LoadbangError(
    'data-gone',
    `There is no document ${id} any more, so nothing was changed.`,
    'The patch has deleted it; undo brings back only what was deleted here.'
  )

export const noJob = (): LoadbangError =>
  new LoadbangError(
    'data-interrupted',
    'What was begun is no longer known: the patch was stopped, or taken over by another tab. Nothing was written.',
    'Begin again.'
  )

/** It was done, but whoever knew what undoes it has gone. */
export const writtenForGood = (): LoadbangError =>
  new LoadbangError(
    'data-no-undo',
    'All of it was written, but the patch was stopped, or taken over by another tab, before the page knew how to undo it.',
    'Look at the data; what is too much can be deleted.'
  )

export function refusal(thrown: unknown): DataReply {
  const { code, message, advice } = asLoadbangError(thrown, 'storage-failed')
  return { ok: false, error: { code, message, advice } }
}
