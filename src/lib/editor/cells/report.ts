// Type errors do not keep a cell from running; the console names them when it is run.
import type { Session } from '../session/types.ts'
import { cellKey, found } from './found.svelte.ts'

/** `id`: the box as the engine calls it. */
export async function reportFaults(session: Session, id: string, code: string): Promise<void> {
  const faults = await found.faults(cellKey(session.patchId, id), code).catch(() => [])
  session.log.add(
    faults.map(({ line, text }) => ({
      level: 'warn',
      code: 'cell-type',
      text: `Line ${line}: ${text}`,
      nodeId: id,
      line
    }))
  )
}
