// What every edit needs: the document (or the abstraction in it that is edited) and what the classes in it are; and the origins that tell transactions apart.
import type * as Y from 'yjs'
import { LoadbangError } from '../runtime/errors.ts'
import type { Classes } from './classes.ts'
import type { Place } from './shape.ts'

export interface PatchContext {
  readonly doc: Place
  readonly classes: Classes
  /** False where the person may only look at it: then an edit throws `view-only`, and nothing happens. */
  readonly mayEdit?: boolean
}

/** Of a whole patch. */
export interface DocContext extends PatchContext {
  readonly doc: Y.Doc
}

/** Edits of the person at this keyboard: undoable, and a `[loadbang]` that they bring fires (rule 23). */
export const LOCAL: object = Object.freeze({ origin: 'local' })

/** What the running patch writes back into its boxes' data: not undoable, and no news to the engine that wrote it. */
export const PERSIST: object = Object.freeze({ origin: 'persist' })

/** The whole contents changed for another's: undoable as an edit is, and its `[loadbang]`s fire as on load. */
export const LOAD: object = Object.freeze({ origin: 'load' })

export const viewOnly = (): LoadbangError =>
  new LoadbangError(
    'view-only',
    'You may only look at this patch.',
    'Ask its owner for a link that lets you edit, or duplicate it to have one of your own.'
  )

/** Runs one edit as one transaction; inside another edit it becomes part of that. */
export function edit<T>(context: PatchContext, change: () => T, origin: object = LOCAL): T {
  if (context.mayEdit === false) throw viewOnly()
  return context.doc.transact(change, origin)
}
