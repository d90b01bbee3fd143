// What the parts of the editor share while one patch is open: the document, its undo stack, the engine that runs it, and
// where the person is told about both. Made by open-session.ts, handed to the canvas and the bars around it.
import type * as Y from 'yjs'
import type { EngineClient, EngineRole } from '../../engine/client-types.ts'
import type { Together } from '../../collab/types.ts'
import type { Classes } from '../../patch/classes.ts'
import type { Whereabouts } from '../../storage/library/library.ts'
import type { Log } from '../console/log.svelte.ts'
import type { Sharing } from './sharing.svelte.ts'
import type { Shelf } from './shelf.svelte.ts'
import type { UndoState } from './undo-state.svelte.ts'

/**
 * Whether the last edit is on the disk and, of a shared patch, on the hub. `failed`: it is in this tab only. The sentence says it to the
 * person, with what they can do.
 */
export interface SaveStatus {
  state: 'loading' | 'saved' | 'saving' | 'failed' | 'syncing' | 'offline' | 'viewing' | 'ended'
  /** The same in a word or two. */
  word: string
  sentence: string
  /** Time of the last commit, ms since 1970; absent before the first. */
  at?: number
}

/** A running patch that may not be edited: all that a play-only drawing needs. */
export interface LivePatch {
  readonly patchId: string
  readonly doc: Y.Doc
  readonly classes: Classes
  readonly engine: EngineClient
  /** Reactive. */
  readonly role: EngineRole
  close(): Promise<void>
}

/** An open patch. It is a PatchContext, so that the edit functions take it as it is. */
export interface Session extends LivePatch {
  readonly undo: UndoState
  readonly log: Log
  /** The library's patches that boxes may name; absent where there is no library. */
  readonly shelf?: Shelf
  /** Reactive. The patch's name as its document has it. */
  readonly name: string
  /** Time of the last edit, ms since 1970. */
  readonly edited: number
  /** Reactive. Not one box in it. */
  readonly empty: boolean
  /** Reactive. */
  readonly status: SaveStatus
  /**
   * Reactive. Where the patch is. Once it is no longer in the list (it was deleted in another tab), nothing runs and nothing is
   * saved here any more, but what is open can still be taken along; to go on with it when it is back, open it anew.
   */
  readonly where: Whereabouts
  /** Whether and how it is shared. Absent where nothing can be. */
  readonly sharing?: Sharing
  /** Reactive. The open connection of a shared patch; null where there is none. */
  readonly together?: Together | null
  /** Reactive. False for those who may only look at it. */
  readonly mayEdit: boolean
  rename(name: string): void
  /** Stops the engine, writes what is not written yet, leaves the tabs. Call once. */
  close(): Promise<void>
}
