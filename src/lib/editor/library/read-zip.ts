// A .zip that holds patches of another program instead of one of ours: a project as a download, or what was exported for Pure Data.
import { PERFORMANCE } from '../../storage/ptperf/format.ts'
import { unpack } from '../../storage/ptperf/unzip.ts'
import { readDirectory } from '../../storage/ptperf/zip-directory.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Brought } from './brought.ts'

/** Bytes of all patches in it. */
const MOST = 128 * 1024 * 1024
const MOST_FILES = 5_000

/** The patches in it; null where it is none of those: whoever reads our own says what is wrong with it. Throws `perf-…`. */
export async function patchesInZip({ file, path }: Brought): Promise<Brought[] | null> {
  if (!/\.zip$/i.test(path)) return null
  const entries = await readDirectory(file).catch(() => null)
  if (!entries || entries.some(({ name }) => name === PERFORMANCE)) return null
  const patches = entries.filter(({ name }) => /\.(pd|maxpat|maxhelp)$/i.test(name) && !hidden(name))
  if (patches.length === 0) return null
  if (patches.length > MOST_FILES || patches.reduce((sum, { size }) => sum + size, 0) > MOST)
    throw new LoadbangError(
      'zip-too-large',
      'There is too much in this file: its patches have more than 128 MB, or are more than 5000.',
      'Unpack it, and drop the patch that you want.'
    )
  const found: Brought[] = []
  for (const entry of patches)
    found.push({ file: new File([await unpack(file, entry)], entry.name), path: entry.name })
  return found
}

/** What some systems put beside each file. */
const hidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
