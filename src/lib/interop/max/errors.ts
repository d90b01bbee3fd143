// What can be wrong with a .maxpat file, said in one sentence each. Everything here is said before anything was made.
import { LoadbangError } from '../../runtime/errors.ts'

const AGAIN = 'Save it again in Max, or try another copy of it.'

export const maxErrors = {
  invalid: () =>
    new LoadbangError(
      'max-invalid',
      'This is not a .maxpat file: there is no patcher in it.',
      'Choose a patch that was saved by Max 5 or newer.'
    ),
  empty: () =>
    new LoadbangError(
      'max-empty',
      'There is no box in this text of Max.',
      'Copy some boxes, or a whole .maxpat file.'
    ),
  old: () =>
    new LoadbangError(
      'max-old',
      'This is a patch of Max 4 or older.',
      'Open it in a newer Max, and save it as a .maxpat.'
    ),
  json: (why: string) =>
    new LoadbangError('max-json', `This .maxpat file is damaged: it is no JSON (${why}).`, AGAIN),
  damaged: (what: string) =>
    new LoadbangError('max-damaged', `This .maxpat file is damaged: ${what}.`, AGAIN),
  size: (what: string) =>
    new LoadbangError(
      'max-size',
      `This .maxpat file is too big to open: ${what}.`,
      'Split it into smaller patches.'
    ),
  deep: (what: string, most: number) =>
    new LoadbangError(
      'max-deep',
      `${what} are nested more than ${most} deep.`,
      'Make the patch flatter, or put its inner parts into abstractions.'
    )
}
