// What the parts of the editor share while one patch is open: the document, its undo stack, the engine that runs it, and
// where the person is told about both. Made by session.ts, handed to the canvas and the bars around it.
import type * as Y from 'yjs'
import type { EngineClient, EngineRole } from '../../engine/client-types.ts'
import type { Log } from '../console/log.svelte.ts'

/** Whether the last edit is on the disk. The sentence says it to the person, with what they can do. */
export interface SaveStatus {
  state: 'loading' | 'saved' | 'saving' | 'failed'
  sentence: string
  /** Time of the last commit, ms since 1970; absent before the first. */
  at?: number
}

/** Undo of this person's own edits. `canUndo` and `canRedo` are reactive. */
export interface UndoState {
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): void
  redo(): void
}

export interface Session {
  readonly patchId: string
  readonly doc: Y.Doc
  readonly engine: EngineClient
  readonly undo: UndoState
  readonly log: Log
  /** Reactive. */
  readonly role: EngineRole
  /** Reactive. The patch's name as its document has it. */
  readonly name: string
  /** Reactive. */
  readonly status: SaveStatus
  rename(name: string): void
  /** Writes what is not written yet, stops the engine, leaves the tabs. Call once. */
  close(): Promise<void>
}
