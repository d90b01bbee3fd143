// Undo of one's own edits, and of nobody else's: Yjs's UndoManager, told which transactions are ours. Each edit function is
// one step; `group` makes one step of several. A step remembers what was selected, so that undoing shows what it changed.
import * as Y from 'yjs'
import { LOAD, LOCAL } from './context.ts'
import { defsOf, edgesOf, layoutsOf, metaOf, nodesOf, settingsOf } from './shape.ts'

export interface UndoOptions<S> {
  /** What is selected now; asked before a step's first edit is recorded. */
  getSelection?: () => S
  /** Called after a step was undone or redone, with what was selected when it was made. */
  setSelection?: (selection: S) => void
}

export interface Undo {
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): boolean
  redo(): boolean
  /** Everything edited inside is one step. */
  group<T>(edits: () => T): T
  /** Called whenever canUndo or canRedo may have changed; gives the way to stop. */
  onChange(listener: () => void): () => void
  /** Forgets all steps. */
  clear(): void
  dispose(): void
}

export function createUndo<S>(doc: Y.Doc, options: UndoOptions<S> = {}): Undo {
  const scope = [nodesOf, edgesOf, layoutsOf, settingsOf, metaOf, defsOf].map((root) => root(doc))
  const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([LOCAL, LOAD]), captureTimeout: 0 })
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  let depth = 0

  manager.on('stack-item-added', (event) => {
    if (options.getSelection && !event.stackItem.meta.has('selection')) {
      event.stackItem.meta.set('selection', options.getSelection())
    }
    tell()
  })
  manager.on('stack-item-popped', (event) => {
    const selection: unknown = event.stackItem.meta.get('selection')
    if (options.setSelection && selection !== undefined) options.setSelection(selection as S)
    tell()
  })
  manager.on('stack-cleared', tell)

  return {
    get canUndo() {
      return manager.canUndo()
    },
    get canRedo() {
      return manager.canRedo()
    },
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    group(edits) {
      if (depth++ === 0) {
        manager.stopCapturing()
        manager.captureTimeout = Infinity
      }
      try {
        return edits()
      } finally {
        if (--depth === 0) manager.captureTimeout = 0
      }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => manager.clear(),
    dispose: () => manager.destroy()
  }
}
