// One's own carets while others type: y-monaco puts them behind what others write just there, and letters of two who type at the same place
// would mix. Here they are put where they belong, after it has.
import type { editor } from 'monaco-editor/editor'
import type * as Y from 'yjs'
import { holdSelection, type TextSelection } from '../../collab/text-place.ts'
import { monaco } from './monaco.ts'

type Editor = editor.IStandaloneCodeEditor

/** For as long as the text is bound; to be called after the binding is made. */
export function keepCarets(text: Y.Text, model: editor.ITextModel, editors: ReadonlySet<Editor>): () => void {
  const held = new Map<Editor, () => TextSelection | null>()
  const hold = (): void => {
    held.clear()
    for (const shown of editors) {
      const selection = shown.getModel() === model ? shown.getSelection() : null
      if (!selection) continue
      const at = (lineNumber: number, column: number) => model.getOffsetAt({ lineNumber, column })
      const { selectionStartLineNumber, selectionStartColumn, positionLineNumber, positionColumn } = selection
      const anchor = at(selectionStartLineNumber, selectionStartColumn)
      held.set(shown, holdSelection(text, { anchor, head: at(positionLineNumber, positionColumn) }))
    }
  }
  const put = (_event: Y.YTextEvent, { local }: Y.Transaction): void => {
    // What is typed moves its caret by itself, and behind what undo brings back the caret belongs.
    if (local) return
    for (const [shown, find] of held) {
      const found = find()
      if (!found || shown.getModel() !== model) continue
      const [from, to] = [model.getPositionAt(found.anchor), model.getPositionAt(found.head)]
      shown.setSelection(new monaco.Selection(from.lineNumber, from.column, to.lineNumber, to.column))
    }
  }
  const { doc } = text
  doc?.on('beforeAllTransactions', hold)
  text.observe(put)
  return () => {
    doc?.off('beforeAllTransactions', hold)
    text.unobserve(put)
  }
}
