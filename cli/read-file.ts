// Files given on the command line: patches in them, and what is wrong with them in one line.
import { accessSync, constants, openAsBlob, statSync } from 'node:fs'
import { errorLineOf } from '../src/lib/engine/shell-lines.ts'
import { asLoadbangError, LoadbangError } from '../src/lib/runtime/errors.ts'
import { loadPerfFile, type LoadedPerfFile } from '../src/lib/storage/ptperf/load-perf-file.ts'
import { perfLimits } from '../src/lib/storage/ptperf/limits.ts'
import type { LineWriter } from './output.ts'

/** The patch in a file; null where it cannot be read, which has then been said on `to`. */
export async function openPatchFile(file: string, to: LineWriter): Promise<LoadedPerfFile | null> {
  try {
    return await loadPerfFile(await open(file))
  } catch (thrown) {
    to.write(errorLineOf(asLoadbangError(thrown, 'file-unreadable'), file))
    return null
  }
}

/** The file as it lies on the disk: what is large in it is read when it is needed. */
async function open(file: string): Promise<Blob> {
  try {
    const facts = statSync(file)
    if (facts.isDirectory()) throw new LoadbangError('file-directory', 'This is a directory, not a file.')
    if (facts.size > perfLimits.file)
      throw new LoadbangError('file-too-large', 'This file is larger than 2 GB, which no patch is.')
    accessSync(file, constants.R_OK)
    return await openAsBlob(file)
  } catch (thrown) {
    throw thrown instanceof LoadbangError ? thrown : fileError(thrown, 'read')
  }
}

/** What the file system says, as a sentence. */
export function fileError(thrown: unknown, doing: 'read' | 'written'): LoadbangError {
  switch ((thrown as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new LoadbangError(
        'file-missing',
        doing === 'read' ? 'There is no such file.' : 'There is no such directory.'
      )
    case 'EACCES':
    case 'EPERM':
      return new LoadbangError('file-forbidden', `It may not be ${doing}.`)
    case 'ENOSPC':
      return new LoadbangError('file-no-room', 'There is no room left on the disk.')
    default:
      return new LoadbangError(
        'file-unreadable',
        `It cannot be ${doing}: ${thrown instanceof Error ? thrown.message : String(thrown)}.`
      )
  }
}
