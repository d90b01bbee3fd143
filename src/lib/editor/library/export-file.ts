// Taking an open patch along as a file. Times come from its last edit, so that exporting twice gives the same bytes.
import { envelopeText, writeEnvelope } from '../../patch/envelope.ts'
import { openIdbStorage } from '../../storage/kv/idb.ts'
import { writePerf } from '../../storage/ptperf/write-perf.ts'
import type { Session } from '../session/types.ts'
import { download, fileName } from './download.ts'

/** The whole show as one `.ptperf.zip`; `withData`: with what its objects have stored. */
export async function exportPerf(session: Session, withData: boolean): Promise<void> {
  const patch = writeEnvelope(session.doc, session.classes, new Date(session.edited))
  const data = withData ? openIdbStorage(session.patchId) : null
  try {
    const bytes = await writePerf({
      patch,
      savedAt: session.edited,
      media: [],
      carried: {},
      kv: data ? data.exportAll() : null
    })
    download(`${fileName(session.name)}.ptperf.zip`, bytes, 'application/zip')
  } finally {
    await data?.close()
  }
}

/** The patch alone as an `.imp.json` envelope. */
export async function exportEnvelope(session: Session): Promise<void> {
  const envelope = writeEnvelope(session.doc, session.classes, new Date(session.edited))
  download(`${fileName(session.name)}.imp.json`, envelopeText(envelope), 'application/json')
}
