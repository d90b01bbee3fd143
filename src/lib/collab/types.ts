// What the editor knows of a patch that is shared: made by `connect.ts`, held by the session, shown by bars, dialogs and the canvas.
import type { Awareness } from 'y-protocols/awareness'
import type { RackLink } from '../patch/rack-link.ts'
import type { Watched } from '../runtime/watched.ts'
import type { Role } from './hub-api.ts'

export type { RackLink }

/** How far the document and the hub are in step. */
export type SyncState =
  /** All is on the hub's disk. */
  | { state: 'synced' }
  /** Connected; changes are on their way. */
  | { state: 'syncing'; waiting: number }
  /**
   * No connection; tried again by itself. `waiting`: changes made here that the hub has not yet acknowledged. `why`: what the hub said as
   * it closed the connection, where that was of its own accord.
   */
  | { state: 'offline'; waiting: number; why?: string }
  /** It will not go on by itself: the invitation ended, the rack is gone. The patch stays here, whole. */
  | { state: 'ended'; code: string; sentence: string; waiting: number }

/** A shared patch while it is open. */
export interface Together {
  readonly link: RackLink
  readonly awareness: Awareness
  readonly sync: Watched<SyncState>
  readonly role: Watched<Role>
  /** Tries again, now: after the connection went, or after it ended. */
  retry(): void
  /** Files go up or down: meanwhile it is not synced. To be called with how many there are. */
  moving(files: number): void
  /** Ends the connection; presence here is taken back. The document stays. */
  close(): void
}
