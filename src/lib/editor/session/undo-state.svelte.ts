// The undo stack, reactive for buttons, with a place where the canvas puts its selection (steps remember it).
import type * as Y from 'yjs'
import { createUndo, type Undo } from '../../patch/undo.ts'
import type { Step } from '../../patch/undo-order.ts'
import { notices } from '../shell/notices.svelte.ts'

/** What is selected, for steps of undo. The canvas sets these when it has mounted. */
export interface SelectionHooks {
  /** `of`: what stood with the step that is being turned round, if one is. */
  get(of: unknown): unknown
  set(selection: unknown): void
}

export class UndoState {
  canUndo = $state(false)
  canRedo = $state(false)
  selection: SelectionHooks | null = null
  #undo: Undo

  constructor(doc: Y.Doc) {
    this.#undo = createUndo<unknown>(doc, {
      getSelection: (of) => this.selection?.get(of),
      setSelection: (selection) => this.selection?.set(selection),
      failed: (thrown, title, way) =>
        notices.fail(thrown, `Not ${way === 'undo' ? 'undone' : 'redone'}, ${title}`)
    })
    this.#undo.onChange(() => this.#read())
  }

  undo(): boolean {
    return this.#undo.undo()
  }
  redo(): boolean {
    return this.#undo.redo()
  }
  /** Everything edited inside is one step. */
  group<T>(edits: () => T): T {
    return this.#undo.group(edits)
  }
  /** Transactions of this origin are typing (patch/undo.ts). Gives the way to end that. */
  typing(origin: object): () => void {
    return this.#undo.typing(origin)
  }
  /** What is typed from now on is a step of its own. */
  pause(): void {
    this.#undo.pause()
  }
  /** Does a step that is not of the document, such as an edit of stored data. Rejects as the step does. */
  perform(step: Step): Promise<void> {
    return this.#undo.perform(step)
  }
  clear(): void {
    this.#undo.clear()
  }
  dispose(): void {
    this.#undo.dispose()
  }

  #read(): void {
    this.canUndo = this.#undo.canUndo
    this.canRedo = this.#undo.canRedo
  }
}
