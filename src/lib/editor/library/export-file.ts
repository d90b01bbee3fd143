// Taking an open patch along as a file. The same patch gives the same bytes, whatever its history.
import { exportEnvelope as toEnvelope, exportPatch } from '../../storage/ptperf/export-patch.ts'
import type { SavedFile } from '../../storage/ptperf/save-perf-file.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { download, fileName } from './download.ts'

/** The whole show as one `.ptperf.zip`; `withData`: with what its objects have stored. */
export async function exportPerf(session: Session, withData: boolean): Promise<void> {
  const { patchId, doc, classes, edited } = session
  hand(session, 'ptperf.zip', await exportPatch({ patchId, doc, classes, edited, data: withData }))
}

/** The patch alone as an `.imp.json` envelope. */
export async function exportEnvelope(session: Session): Promise<void> {
  const { doc, classes, edited } = session
  hand(session, 'imp.json', await toEnvelope({ doc, classes, edited }))
}

function hand(session: Session, ending: string, { bytes, lost }: SavedFile): void {
  const type = ending.endsWith('zip') ? 'application/zip' : 'application/json'
  download(`${fileName(session.name)}.${ending}`, bytes, type)
  if (lost.length > 0) {
    notices.say('The file was written, but not with everything.', lost.slice(0, 4).join(' '))
  }
}
