// Taking an open patch along as a file. Times come from its last edit, so that exporting twice gives the same bytes.
import type { Assets } from '../../storage/assets/assets.ts'
import { openPatchAssets } from '../../storage/assets/patch-assets.ts'
import { openIdbStorage } from '../../storage/kv/idb.ts'
import { saveImpFile, savePerfFile, type SavedFile } from '../../storage/ptperf/save-perf-file.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { download, fileName } from './download.ts'
import { library } from './the-library.ts'

/** The whole show as one `.ptperf.zip`; `withData`: with what its objects have stored. */
export async function exportPerf(session: Session, withData: boolean): Promise<void> {
  const { patchId, doc, classes, edited: savedAt } = session
  const data = withData && (await library().hasData(patchId)) ? openIdbStorage(patchId) : null
  // Most patches have no media, and need no place for them.
  let assets: Assets | null = null
  const get = async (hash: string) => (assets ??= await openPatchAssets(patchId)).get(hash)
  try {
    const kv = data ? data.exportAll() : null
    hand(session, 'ptperf.zip', await savePerfFile({ doc, classes, savedAt, kv, assets: { get } }))
  } finally {
    ;(assets as Assets | null)?.close()
    await data?.close()
  }
}

/** The patch alone as an `.imp.json` envelope. */
export function exportEnvelope(session: Session): void {
  const { doc, classes, edited: savedAt } = session
  hand(session, 'imp.json', saveImpFile({ doc, classes, savedAt }))
}

function hand(session: Session, ending: string, { bytes, lost }: SavedFile): void {
  const type = ending.endsWith('zip') ? 'application/zip' : 'application/json'
  download(`${fileName(session.name)}.${ending}`, bytes, type)
  if (lost.length > 0) {
    notices.say('The file was written, but not with everything.', lost.slice(0, 4).join(' '))
  }
}
