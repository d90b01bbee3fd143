// What can be wrong with a .pd file, said in one sentence each. Everything here is said before anything was made.
import { LoadbangError } from '../../runtime/errors.ts'

const AGAIN = 'Save it again in Pure Data, or try another copy of it.'

export const pdErrors = {
  invalid: () =>
    new LoadbangError(
      'pd-invalid',
      'This is not a .pd file: it does not begin with `#N canvas`.',
      'Choose a patch that was saved by Pure Data.'
    ),
  size: (what: string) =>
    new LoadbangError(
      'pd-size',
      `This .pd file is too big to open: ${what}.`,
      'Split it into smaller patches.'
    ),
  cut: (open: number) =>
    new LoadbangError(
      'pd-cut',
      `This .pd file is cut short: ${open === 1 ? 'a subpatch is' : `${open} subpatches are`} never closed.`,
      AGAIN
    ),
  unbalanced: (record: number) =>
    new LoadbangError(
      'pd-unbalanced',
      `Record ${record} of this .pd file closes a subpatch that was never opened.`,
      AGAIN
    ),
  empty: () =>
    new LoadbangError(
      'pd-empty',
      'There is no box in this Pd text.',
      'Copy some boxes, or a whole .pd file.'
    ),
  deep: (most: number) =>
    new LoadbangError(
      'pd-deep',
      `Subpatches are nested more than ${most} deep.`,
      'Make the patch flatter, or put its inner parts into abstractions.'
    )
}
