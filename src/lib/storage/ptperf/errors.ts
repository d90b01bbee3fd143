// What is wrong with a file, one sentence each. Everything here is said before anything was changed.
import { LoadbangError } from '../../runtime/errors.ts'

const UNCHANGED = 'Nothing was changed; try another copy of the file.'

export const perfError = {
  empty: () => new LoadbangError('perf-empty', 'The file is empty.', UNCHANGED),
  notZip: () => new LoadbangError('perf-not-zip', 'This is not a .ptperf.zip: it is no zip file.', UNCHANGED),
  truncated: () =>
    new LoadbangError('perf-truncated', 'The zip file is cut short or damaged at its end.', UNCHANGED),
  damaged: (name: string) =>
    new LoadbangError(
      'perf-damaged',
      `"${name}" in the file is damaged: its bytes do not match their checksum.`,
      UNCHANGED
    ),
  unsupported: (name: string, what: string) =>
    new LoadbangError(
      'perf-unsupported',
      `"${name}" in the file is ${what}, which Loadbang does not read.`,
      UNCHANGED
    ),
  tooLarge: (name: string, limit: string) =>
    new LoadbangError(
      'perf-too-large',
      `"${name}" is larger than ${limit} when unpacked, or packed suspiciously tight.`,
      'Nothing was changed. Open it only if you trust where it comes from, by taking it apart by hand.'
    ),
  tooMany: (count: number) =>
    new LoadbangError(
      'perf-too-many',
      `The file holds ${count} entries, more than Loadbang opens.`,
      UNCHANGED
    ),
  badName: (name: string) =>
    new LoadbangError(
      'perf-name',
      `The file holds an entry with the forbidden name ${JSON.stringify(name.slice(0, 80))}.`,
      UNCHANGED
    ),
  twice: (name: string) => new LoadbangError('perf-twice', `The file holds "${name}" twice.`, UNCHANGED),
  noPerformance: () =>
    new LoadbangError(
      'perf-no-performance',
      'There is no performance.json in the file, so it is not a .ptperf.zip.',
      UNCHANGED
    ),
  missing: (name: string) =>
    new LoadbangError('perf-missing', `"${name}" is listed in the file but is not in it.`, UNCHANGED),
  badJson: (name: string, what: string) =>
    new LoadbangError('perf-broken', `"${name}" in the file cannot be read: ${what}.`, UNCHANGED),
  dataTooLarge: (bytes: number) =>
    new LoadbangError(
      'perf-data-large',
      `The stored data takes ${Math.round(bytes / 2 ** 20)} MB, too much for one file.`,
      'Export the patch without its stored data.'
    ),
  fileTooLarge: () =>
    new LoadbangError('perf-too-large', 'The file is larger than 2 GB, which no patch is.', UNCHANGED),
  share: (bytes: number) =>
    new LoadbangError(
      'perf-data-large',
      `The stored data in the file takes more than the ${Math.round(bytes / 2 ** 20)} MB that a patch may keep.`,
      UNCHANGED
    ),
  newer: (what: string, version: unknown) =>
    version === undefined
      ? new LoadbangError('perf-broken', `The file does not say its ${what}.`, UNCHANGED)
      : new LoadbangError(
          'perf-newer',
          `The file was made by a newer program, or another one: its ${what} is ${JSON.stringify(version)?.slice(0, 40)}.`,
          'Nothing was changed; open it with a newer Loadbang.'
        )
} as const
