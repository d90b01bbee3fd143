// A patch of this browser as a file. The same patch, with the same data, gives the same bytes, whatever its history.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { LoadbangError } from '../../runtime/errors.ts'
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
  const { patchId, classes } = patch
  const doc = copyOf(patch.doc)
  // Neither database is made for the asking.
  const stored = patch.data ? await hasData(patchId) : false
  const storage = stored === true ? openIdbStorage(patchId) : null
  const assets: Assets | null = readBaggage(doc).media.length > 0 ? await openPatchAssets(patchId) : null
  try {
    const file = await savePerfFile({
      doc,
      classes,
      savedAt: await savedAt({ ...patch, doc }),
      kv: storage ? storage.exportAll() : null,
      assets: assets ?? { get: () => Promise.resolve(null) }
    })
    if (stored === 'refused') file.lost.push(NO_DATA)
    return file
  } finally {
    assets?.close()
    await storage?.close()
  }
}

const NO_DATA =
  'The stored data was left out: this browser keeps it in memory only, where it cannot be read from here.'

async function hasData(patchId: string): Promise<boolean | 'refused'> {
  try {
    return await hasPatchData(patchId)
  } catch (error) {
    if (error instanceof LoadbangError && error.code === 'storage-refused') return 'refused'
    throw error
  }
}

/** The patch alone as an .imp.json. */
export async function exportEnvelope(patch: OpenPatch): Promise<SavedFile> {
  const now = { ...patch, doc: copyOf(patch.doc) }
  return saveImpFile({ ...now, savedAt: await savedAt(now) })
}

/** As it is at this moment: the time that is found must be that of what is written. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

async function savedAt({ doc, classes, edited }: OpenPatch): Promise<number> {
  const times = openSavedTimes()
  try {
    return await times.timeOf(await contentHash(doc, classes), edited)
  } finally {
    times.close()
  }
}
