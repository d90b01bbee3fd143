// What Run does to a cell, in its box or beside the canvas.
import { bang } from '../../runtime/message.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import { cellKey, found } from './found.svelte.ts'
import { reportFaults } from './report.ts'

/** `id`: the box as the engine calls it. */
export function runCell(session: Session, id: string, code: string): void {
  // Opened safely there is no engine that would hear of it.
  if (session.role === 'held')
    return notices.say('Nothing of this patch runs yet.', 'Run in the bar above (Ctrl+Alt+Enter) starts it.')
  found.run(cellKey(session.patchId, id), code)
  session.engine.play(id, bang)
  void reportFaults(session, id, code)
}
