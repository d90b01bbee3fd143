// What the editor knows of a patch that is shared: made by `join.ts`, held by the session, shown by bars, dialogs and the canvas.
import type { Awareness } from 'y-protocols/awareness'
import type { Role } from './hub-api.ts'

/** The patch's way to its rack, kept with the library's entry, never in the document. */
export interface RackLink {
  readonly org: string
  readonly docid: string
  /** The key that came with the invitation or the rack. */
  readonly key: string
  /** As it was last told. */
  readonly role: Role
}

/** How far the document and the hub are in step. */
export type SyncState =
  /** All is on the hub's disk. */
  | { state: 'synced' }
  /** Connected; changes are on their way. */
  | { state: 'syncing'; waiting: number }
  /** No connection; tried again by itself. `waiting`: changes made here that the hub has not yet acknowledged. */
  | { state: 'offline'; waiting: number }
  /** It will not go on by itself: the invitation ended, the rack is gone. The patch stays here, whole. */
  | { state: 'ended'; code: string; sentence: string; waiting: number }

/** A shared patch while it is open. */
export interface Together {
  readonly link: RackLink
  readonly awareness: Awareness
  /** Present state, and the way to hear of others (the shape of a Svelte store). */
  readonly sync: { readonly current: SyncState; subscribe(listener: (state: SyncState) => void): () => void }
  readonly role: { readonly current: Role; subscribe(listener: (role: Role) => void): () => void }
  /** Ends the connection; presence here is taken back. The document stays. */
  close(): void
}
