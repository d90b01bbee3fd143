// A patch of this browser as a file. The same patch, with the same data, gives the same bytes, whatever its history.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { openPatchAssets } from '../assets/patch-assets.ts'
import { referencedAssets } from '../assets/references.ts'
import type { Assets } from '../assets/assets.ts'
import { hasPatchData, openIdbStorage } from '../kv/idb.ts'
import { fileScratch } from '../opfs/scratch.ts'
import type { PatchStorage } from '../patch-storage.ts'
import { saveImpFile, savePerfFile, type SavedFile } from './save-perf-file.ts'
import { contentHash, openSavedTimes } from './saved-at.ts'
import { storedInOrder } from './stored-order.ts'

export interface OpenPatch {
  doc: Y.Doc
  classes: Classes
  /** Epoch milliseconds of the last edit; asked where this content is saved for the first time. */
  edited: number
}

export interface ExportOptions {
  /** Ends the export with its reason. */
  signal?: AbortSignal
  /** Called with how much is done, from 0 to 1, roughly. */
  progress?(done: number): void
}

/** The whole show as a .ptperf.zip; `data`: with what its objects have stored. Throws `storage-…`, `perf-data-large`. */
export async function exportPatch(
  patch: OpenPatch & { patchId: string; data: boolean },
  { signal, progress }: ExportOptions = {}
): Promise<SavedFile> {
  const { patchId, classes } = patch
  const doc = copyOf(patch.doc)
  // Neither place is made for the asking.
  const stored = patch.data ? await hasData(patchId) : false
  const storage = stored === true ? openIdbStorage(patchId) : null
  const assets: Assets | null = referencedAssets(doc).size > 0 ? await openPatchAssets(patchId) : null
  try {
    const expected = progress && (await expectedSize(storage, assets, doc))
    const file = await savePerfFile(
      {
        doc,
        classes,
        savedAt: await savedAt({ ...patch, doc }),
        data: storage && storedInOrder(storage),
        assets: assets ?? { getBlob: () => Promise.resolve(null) }
      },
      {
        makeScratch: fileScratch,
        signal,
        progress: progress && ((bytes) => progress(Math.min(0.99, bytes / expected!)))
      }
    )
    if (stored === 'refused') file.lost.push(NO_DATA)
    return file
  } finally {
    assets?.close()
    await storage?.close()
  }
}

/** Bytes of the file, roughly: what is small pays for what is packed. */
async function expectedSize(
  storage: PatchStorage | null,
  assets: Assets | null,
  doc: Y.Doc
): Promise<number> {
  const wanted = referencedAssets(doc)
  const files = (await assets?.facts()) ?? []
  const bytes = files.reduce((sum, { hash, size }) => sum + (wanted.has(hash) ? size : 0), 0)
  return 100_000 + bytes + ((await storage?.usage())?.bytes ?? 0)
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
