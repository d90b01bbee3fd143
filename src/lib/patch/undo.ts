// Undo of one's own edits, and of nobody else's: Yjs's UndoManager, told which transactions are ours. Each edit function is
// one step; `group` makes one step of several. A step remembers what was selected, so that undoing shows what it changed.
// Steps that are not of the document (edits of stored data) stand in the same order: undo-order.ts.
import * as Y from 'yjs'
import { LOAD, LOCAL } from './context.ts'
import { defsOf, edgesOf, layoutsOf, metaOf, nodesOf, settingsOf } from './shape.ts'
import { UndoOrder, type DocEdit, type Step, type Way } from './undo-order.ts'

export interface UndoOptions<S> {
  /** What is selected now; asked before a step's first edit is recorded. `of`: what stood with the step that is turned round. */
  getSelection?: (of: S | undefined) => S
  /** Called after a step was undone or redone, with what was selected when it was made. */
  setSelection?: (selection: S) => void
  /** A step that is not of the document could not be taken back, or forth; it stands where it stood. */
  failed?: (thrown: unknown, title: string, way: Way) => void
}

export interface Undo {
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Gives false where there is nothing to undo. Edits of the document are undone when it returns, other steps soon after. */
  undo(): boolean
  redo(): boolean
  /** Everything edited inside is one step. */
  group<T>(edits: () => T): T
  /**
   * Transactions of this origin are typing: they are the person's edits too, and what follows within a moment is of one step with what
   * was typed before it. Gives the way to end that.
   */
  typing(origin: object): () => void
  /** What is typed from now on is a step of its own. */
  pause(): void
  /** Does a step that is not of the document. Rejects as the step does; then it never was. */
  perform(step: Step): Promise<void>
  /** Fulfils when everything asked for has been done. */
  settled(): Promise<void>
  /** Called whenever canUndo or canRedo may have changed; gives the way to stop. */
  onChange(listener: () => void): () => void
  /** Forgets all steps. */
  clear(): void
  dispose(): void
}

/** Milliseconds without a key that end a step of typing. */
const BREATH = 1000

type StackItem = Y.UndoManager['undoStack'][number]

export function createUndo<S>(doc: Y.Doc, options: UndoOptions<S> = {}): Undo {
  const scope = [nodesOf, edgesOf, layoutsOf, settingsOf, metaOf, defsOf].map((root) => root(doc))
  const typing = new Set<unknown>()
  let grouping = false
  /** Of the newest transaction that was the person's. */
  let newest: unknown = null
  const manager = new Y.UndoManager(scope, {
    trackedOrigins: new Set([LOCAL, LOAD]),
    captureTimeout: 0,
    captureTransaction({ origin }) {
      const typed = typing.has(origin)
      if (typed && origin !== newest) manager.stopCapturing()
      if (manager.trackedOrigins.has(origin)) newest = origin
      manager.captureTimeout = grouping ? Infinity : typed ? BREATH : 0
      return true
    }
  })
  const listeners = new Set<() => void>()
  const order = new UndoOrder(
    () => listeners.forEach((listener) => listener()),
    (...failure) => options.failed?.(...failure)
  )
  /** All steps, as they stand now: what one of them deleted does not stand in the way of another. */
  const items = new Set<StackItem>()
  /** The step that is taken back, or forth. */
  let turning: StackItem | null = null
  /** The step that Yjs makes of the one that it takes back, or forth. */
  let turned: StackItem | null = null

  manager.on('stack-item-added', ({ stackItem }) => {
    if (options.getSelection && !stackItem.meta.has('selection')) {
      const of: unknown = turning?.meta.get('selection')
      stackItem.meta.set('selection', options.getSelection(of as S | undefined))
    }
    if (manager.undoing || manager.redoing) turned = stackItem
    else order.add(editOf(stackItem))
  })
  manager.on('stack-item-popped', (event) => {
    const selection: unknown = event.stackItem.meta.get('selection')
    if (options.setSelection && selection !== undefined) options.setSelection(selection as S)
  })

  /**
   * Yjs would go on to the step before where nothing is left of this one, past steps of other kinds: it is shown this one only.
   * The others lie on its other stack, from which it takes nothing: a key that they wrote and took back is free again.
   */
  function editOf(item: StackItem): DocEdit {
    items.add(item)
    const turn = (way: Way, stack: 'undoStack' | 'redoStack') => {
      items.delete(item)
      manager.undoStack = [...items]
      manager.redoStack = [...items]
      manager[stack] = [item]
      turned = null
      turning = item
      const done = manager[way]() !== null
      turning = null
      manager.undoStack = []
      manager.redoStack = []
      if (turned) item = turned
      items.add(item)
      return done
    }
    return {
      undo: () => turn('undo', 'undoStack'),
      redo: () => turn('redo', 'redoStack'),
      forget() {
        items.delete(item)
        manager.redoStack = [item]
        manager.clear(false, true)
      }
    }
  }

  return {
    get canUndo() {
      return order.canUndo
    },
    get canRedo() {
      return order.canRedo
    },
    undo: () => order.go('undo'),
    redo: () => order.go('redo'),
    group: (edits) =>
      order.group(() => {
        const outermost = !grouping
        if (outermost) {
          manager.stopCapturing()
          grouping = true
        }
        try {
          return edits()
        } finally {
          if (outermost) grouping = false
        }
      }),
    typing(origin) {
      typing.add(origin)
      manager.trackedOrigins.add(origin)
      return () => {
        typing.delete(origin)
        manager.trackedOrigins.delete(origin)
      }
    },
    pause: () => manager.stopCapturing(),
    perform(step) {
      manager.stopCapturing()
      return order.perform(step)
    },
    settled: () => order.settled(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => order.clear(),
    dispose: () => manager.destroy()
  }
}
