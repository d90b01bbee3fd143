// The present state kept as a version with a name, from anywhere in the editor.
import { encodeStateAsUpdate } from 'yjs'
import { openHistory } from '../../storage/history/history.ts'
import type { Session } from '../session/types.ts'

export async function nameNow({ patchId, doc }: Session, name: string): Promise<void> {
  const history = openHistory(patchId)
  try {
    await history.add({ update: encodeStateAsUpdate(doc), kind: 'named', name })
  } finally {
    history.close()
  }
}
