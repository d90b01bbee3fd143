// A file becomes a patch of this browser: with an id of its own, so that it never meets the data of another, all of it or nothing.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { renamePatch } from '../../patch/edits.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Library } from '../library/library.ts'
import { loadPerfFile } from './load-perf-file.ts'
import { contentHash, openSavedTimes } from './saved-at.ts'

export interface ImportedPatch {
  patchId: string
  name: string
  /** What was left out, as sentences. */
  warnings: string[]
}

/**
 * Throws `perf-…` or `envelope-…` for a bad file, `storage-…` where there is no room: then nothing is left behind. `fileName`
 * names a patch that has no name of its own.
 */
export async function importPatch(
  library: Pick<Library, 'create' | 'touch'>,
  classes: Classes,
  bytes: Uint8Array,
  fileName: string
): Promise<ImportedPatch> {
  const { doc, kv, media, savedAt, warnings, ...file } = await loadPerfFile(bytes)
  const name = file.name || stem(fileName)
  if (file.name !== name) renamePatch({ doc, classes }, name)
  const patch = { name, update: Y.encodeStateAsUpdate(doc), assets: [...media.values()] }
  const { id } = await library.create({ ...patch, data: kv ?? [] }).catch((error: unknown) => {
    if (!kv?.length || !(error instanceof LoadbangError) || error.code !== 'storage-refused') throw error
    // A private window: the patch can be in memory, its data is the engine's, in another place.
    warnings.push('Its stored data was left out: this browser refuses to store any.')
    return library.create(patch)
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
