// How the code editor takes the place of a cell's plain text field without losing a key: in one go, between two keys.
import type { editor } from 'monaco-editor/editor'
import { monaco } from './monaco.ts'

type Editor = editor.IStandaloneCodeEditor

/** Fulfils when nobody is in the middle of a letter that takes several keys. */
export function whenCalm(area: HTMLTextAreaElement): Promise<void> {
  if (area.dataset.composing === undefined) return Promise.resolve()
  return new Promise((resolve) =>
    area.addEventListener('compositionend', () => setTimeout(resolve), { once: true })
  )
}

/** The editor has the same text by now: it gets the caret, the place of the text, and the keyboard. */
export function takeOver(shown: Editor, area: HTMLTextAreaElement): void {
  const model = shown.getModel()
  if (!model) return
  const [start, end] = [area.selectionStart, area.selectionEnd].map((at) => model.getPositionAt(at))
  const back = area.selectionDirection === 'backward'
  const [anchor, caret] = back ? [end!, start!] : [start!, end!]
  shown.setSelection(
    new monaco.Selection(anchor.lineNumber, anchor.column, caret.lineNumber, caret.column),
    'field'
  )
  const scale = shown.getOption(monaco.editor.EditorOption.fontInfo).lineHeight / 16
  shown.setScrollPosition({ scrollTop: area.scrollTop * scale, scrollLeft: area.scrollLeft * scale })
  shown.focus()
}

export function goToLine(shown: Editor, line: number): void {
  const model = shown.getModel()
  if (!model) return
  const lineNumber = Math.min(line, model.getLineCount())
  shown.setPosition({ lineNumber, column: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1 })
  shown.revealLineInCenterIfOutsideViewport(lineNumber)
  shown.focus()
}
