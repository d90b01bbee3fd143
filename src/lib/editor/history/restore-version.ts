// A version brought back: one step of undo, by which boxes that did not change go on as they are. The state before it is kept as a
// version first, so that nothing is lost even when the undo stack is.
import { encodeStateAsUpdate } from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import { replaceContents } from '../../patch/replace.ts'
import type { History } from '../../storage/history/history.ts'
import { docOf } from '../../storage/history/pack.ts'
import type { Session } from '../session/types.ts'

export async function restoreVersion(
  session: Pick<Session, 'doc' | 'classes' | 'undo'>,
  history: Pick<History, 'add' | 'packed'>,
  n: number
): Promise<void> {
  const packed = await history.packed(n)
  if (!packed) throw new LoadbangError('history-gone', 'This version is no longer there.')
  await history.add({ update: encodeStateAsUpdate(session.doc), kind: 'restore' })
  const version = docOf({ packed })
  session.undo.group(() => replaceContents(session, version))
  version.destroy()
}
