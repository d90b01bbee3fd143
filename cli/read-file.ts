// Files given on the command line: patches in them, and what is wrong with them in one line.
import { accessSync, constants, openAsBlob, statSync } from 'node:fs'
import { basename } from 'node:path'
import { errorLineOf } from '../src/lib/engine/shell-lines.ts'
import { formatOf, START, stemOf, type Format } from '../src/lib/interop/open/formats.ts'
import { pdClassesOf } from '../src/lib/interop/pd/catalogue.ts'
import type { UnknownClass } from '../src/lib/interop/pd/report.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { asLoadbangError, LoadbangError } from '../src/lib/runtime/errors.ts'
import { loadPerfFile, type LoadedPerfFile } from '../src/lib/storage/ptperf/load-perf-file.ts'
import { perfLimits } from '../src/lib/storage/ptperf/limits.ts'
import type { LineWriter } from './output.ts'
import { besideFile } from './beside-file.ts'

export interface LoadedFile extends Omit<LoadedPerfFile, 'kind'> {
  kind: LoadedPerfFile['kind'] | 'other'
  /** Of another program's patch: classes that are kept, but that nothing here makes. */
  unknown?: UnknownClass[]
}

/** The patch in a file; null where it cannot be read, which has then been said on `to`. */
export async function openPatchFile(file: string, to: LineWriter): Promise<LoadedFile | null> {
  try {
    const blob = await open(file)
    const format = formatOf(file, new Uint8Array(await blob.slice(0, START).arrayBuffer()))
    return await (format ? loadOther(file, blob, format) : loadPerfFile(blob))
  } catch (thrown) {
    to.write(errorLineOf(asLoadbangError(thrown, 'file-unreadable'), file))
    return null
  }
}

/** Abstractions come along from the file's own folder. */
async function loadOther(file: string, blob: Blob, format: Format): Promise<LoadedFile> {
  format.weigh(blob.size)
  const name = stemOf(basename(file))
  const options = { classes: pdClassesOf(catalogue), find: besideFile(file, format.ending) }
  const { doc, unknown, notes } = format.read(name, new Uint8Array(await blob.arrayBuffer()), options)
  return { kind: 'other', doc, name, assets: new Map(), data: null, savedAt: null, warnings: notes, unknown }
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
