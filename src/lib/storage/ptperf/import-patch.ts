// A file becomes a patch of this browser: with an id of its own, so that it never meets the data of another, all of it or nothing.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { renamePatch } from '../../patch/edits.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Library } from '../library/library.ts'
import { loadPerfFile, type LoadedPerfFile } from './load-perf-file.ts'
import { contentHash, openSavedTimes } from './saved-at.ts'

export interface ImportedPatch {
  patchId: string
  name: string
  /** What was left out, as sentences. */
  warnings: string[]
}

export interface ImportOptions {
  /** Ends the load with its reason; nothing is left behind. */
  signal?: AbortSignal
  /** Called with how much is done, from 0 to 1. */
  progress?(done: number): void
}

/**
 * Throws `perf-…` or `envelope-…` for a bad file, `storage-…` where there is no room: then nothing is left behind. `fileName`
 * names a patch that has no name of its own.
 */
export async function importPatch(
  library: Pick<Library, 'create' | 'touch'>,
  classes: Classes,
  file: Blob | Uint8Array,
  fileName: string,
  options: ImportOptions = {}
): Promise<ImportedPatch> {
  const told = progressOf(file instanceof Blob ? file.size : file.length, options)
  const loaded = await loadPerfFile(file, told.looking)
  const { doc, data, savedAt, warnings } = loaded
  const name = loaded.name || stem(fileName)
  if (loaded.name !== name) renamePatch({ doc, classes }, name)
  // Asked for anew by whoever makes the patch: a second attempt reads them again.
  const patch = () => ({ name, update: Y.encodeStateAsUpdate(doc), assets: told.assets(loaded) })
  const withData = data ? { ...patch(), data: told.data(loaded) } : patch()
  const { id } = await library.create(withData).catch((error: unknown) => {
    if (!data?.count || !(error instanceof LoadbangError) || error.code !== 'storage-refused') throw error
    // A private window: the patch can be in memory, its data is the engine's, in another place.
    warnings.push('Its stored data was left out: this browser refuses to store any.')
    return library.create(patch())
  })
  if (savedAt !== null) {
    // The patch is there; that it is as old as it was is worth no failure.
    await Promise.allSettled([
      library.touch(id, { edited: Math.min(savedAt, Date.now()) }),
      remember(doc, classes, savedAt)
    ])
  }
  doc.destroy()
  return { patchId: id, name, warnings }
}

/** Half of the work is to look at everything, half to write it. */
function progressOf(size: number, { signal, progress }: ImportOptions) {
  const tell = (done: number) => progress?.(Math.min(0.99, done))
  let written = 0
  const wrote = (bytes: number) => {
    written += bytes
    tell(0.5 + written / size / 2)
  }
  return {
    looking: { signal, progress: (bytes: number) => tell(bytes / size / 2) },
    async *assets({ assets }: LoadedPerfFile) {
      for (const asset of assets.values()) {
        signal?.throwIfAborted()
        yield await asset.blob()
        wrote(asset.size)
      }
      // The last moment: nobody has seen the patch yet.
      signal?.throwIfAborted()
    },
    async *data({ data }: LoadedPerfFile) {
      for await (const entry of data!.entries()) {
        signal?.throwIfAborted()
        yield entry
        wrote(data!.bytes / data!.count)
      }
    }
  }
}

async function remember(doc: Y.Doc, classes: Classes, savedAt: number): Promise<void> {
  const times = openSavedTimes()
  try {
    await times.remember(await contentHash(doc, classes), savedAt)
  } finally {
    times.close()
  }
}

const stem = (fileName: string): string =>
  fileName.replace(/(\.ptperf)?\.zip$|(\.imp)?\.json$/i, '').slice(0, 100) || 'Untitled'
