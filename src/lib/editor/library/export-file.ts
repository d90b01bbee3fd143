// Taking an open patch along as a file. The same patch gives the same bytes, whatever its history. What makes files is loaded when the
// first one is asked for.
import type { SavedFile } from '../../storage/ptperf/save-perf-file.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { download, fileName } from './download.ts'
import { watched } from './watched.ts'

/** The whole show as one `.ptperf.zip`; `withData`: with what its objects have stored. */
export async function exportPerf(session: Session, withData: boolean): Promise<void> {
  const { exportPatch } = await import('../../storage/ptperf/export-patch.ts')
  const { patchId, doc, classes, edited, name } = session
  const file = await watched(`Exporting “${name}”`, (watching) =>
    exportPatch({ patchId, doc, classes, edited, data: withData }, watching)
  )
  if (file) hand(name, 'ptperf.zip', 'application/zip', file)
}

/** The patch alone as an `.imp.json` envelope. */
export async function exportEnvelope({ doc, classes, edited, name }: Session): Promise<void> {
  const { exportEnvelope: toEnvelope } = await import('../../storage/ptperf/export-patch.ts')
  hand(name, 'imp.json', 'application/json', await toEnvelope({ doc, classes, edited }))
}

/** For Pure Data: a `.pd`, or with abstractions a `.zip` of them all. */
export async function exportPd({ patchId, doc, name }: Session): Promise<void> {
  const [{ pdFile }, { library }] = await Promise.all([import('./pd-file.ts'), import('./the-library.ts')])
  const { file, ending, type, lost } = await pdFile(doc, fileName(name), await library().hasData(patchId))
  download(`${fileName(name)}.${ending}`, new Blob(file as BlobPart[], { type }))
  if (lost.length === 0) return
  const more = lost.length > MOST ? ` And ${lost.length - MOST} more.` : ''
  notices.say('The file was written, but not with everything.', `${lost.slice(0, MOST).join(' ')}${more}`)
}

/** Sentences in one notice. */
const MOST = 4

function hand(name: string, ending: string, type: string, { blob, remove, lost }: SavedFile): void {
  download(`${fileName(name)}.${ending}`, blob.slice(0, blob.size, type), () => void remove())
  if (lost.length > 0) {
    notices.say('The file was written, but not with everything.', lost.slice(0, MOST).join(' '))
  }
}
