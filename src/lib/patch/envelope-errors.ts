// What can be wrong with a patch file, said in one sentence each.
import { LoadbangError } from '../runtime/errors.ts'

export const envelopeErrors = {
  invalid: () =>
    new LoadbangError(
      'envelope-invalid',
      'This is not a patch file.',
      'Choose a .ptperf.zip or .imp.json that was exported from Loadbang or a rack.'
    ),
  newer: (version: number, newest: number) =>
    new LoadbangError(
      'envelope-newer',
      `This patch was saved by a newer version (its envelope is version ${version}, this Loadbang reads up to ${newest}).`,
      'Open it with a newer Loadbang.'
    ),
  update: () =>
    new LoadbangError(
      'envelope-update',
      'The document inside this patch file is damaged: its update cannot be read.',
      'Export the patch again where it came from.'
    ),
  size: (what: string) =>
    new LoadbangError(
      'envelope-size',
      `This patch is too big to open: ${what}.`,
      'Split it into smaller patches.'
    ),
  id: (id: string) =>
    new LoadbangError(
      'envelope-id',
      `This patch has a box whose id “${id.slice(0, 40)}” is not allowed.`,
      'It was not made by Loadbang or a rack; it is refused as a whole.'
    )
}
