// A patch of this browser as a file. The same patch, with the same data, gives the same bytes, whatever its history.
import type * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { openPatchAssets } from '../assets/patch-assets.ts'
import type { Assets } from '../assets/assets.ts'
import { hasPatchData, openIdbStorage } from '../kv/idb.ts'
import { readBaggage } from './baggage.ts'
import { saveImpFile, savePerfFile, type SavedFile } from './save-perf-file.ts'
import { contentHash, openSavedTimes } from './saved-at.ts'

export interface OpenPatch {
  doc: Y.Doc
  classes: Classes
  /** Epoch milliseconds of the last edit; asked where this content is saved for the first time. */
  edited: number
}

/** The whole show as a .ptperf.zip; `data`: with what its objects have stored. Throws `storage-…`, `perf-data-large`. */
export async function exportPatch(patch: OpenPatch & { patchId: string; data: boolean }): Promise<SavedFile> {
  const { patchId, doc, classes } = patch
  // Neither database is made for the asking.
  const storage = patch.data && (await hasPatchData(patchId)) ? openIdbStorage(patchId) : null
  const assets: Assets | null = readBaggage(doc).media.length > 0 ? await openPatchAssets(patchId) : null
  try {
    return await savePerfFile({
      doc,
      classes,
      savedAt: await savedAt(patch),
      kv: storage ? storage.exportAll() : null,
      assets: assets ?? { get: () => Promise.resolve(null) }
    })
  } finally {
    assets?.close()
    await storage?.close()
  }
}

/** The patch alone as an .imp.json. */
export async function exportEnvelope(patch: OpenPatch): Promise<SavedFile> {
  return saveImpFile({ doc: patch.doc, classes: patch.classes, savedAt: await savedAt(patch) })
}

async function savedAt({ doc, classes, edited }: OpenPatch): Promise<number> {
  const times = openSavedTimes()
  try {
    return await times.timeOf(await contentHash(doc, classes), edited)
  } finally {
    times.close()
  }
}
