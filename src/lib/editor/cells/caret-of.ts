// The caret of somebody else in an editor, with their name for a moment after it moved, and a small flag from then on: names would lie
// on the lines above. A name is text in an element, never a style.
import type { editor, IPosition } from 'monaco-editor/editor'
import type { PersonColor } from '../../collab/awareness.ts'
import { monaco } from './monaco.ts'

type Editor = editor.IStandaloneCodeEditor

/** Milliseconds after a move until the name shrinks. */
const NAMED = 1500

export class CaretOf implements editor.IContentWidget {
  readonly #shown: Editor
  readonly #id: string
  readonly #node = document.createElement('div')
  readonly #label = document.createElement('span')
  #at: IPosition | null = null
  #timer = 0
  readonly allowEditorOverflow = false
  readonly suppressMouseDown = true

  constructor(shown: Editor, client: number) {
    this.#shown = shown
    this.#id = `lb-caret-${client}`
    this.#node.append(this.#label)
    shown.addContentWidget(this)
  }

  put(at: IPosition, name: string, color: PersonColor): void {
    this.#node.className = `lb-person-caret lb-person-${color}`
    this.#node.style.height = `${this.#shown.getOption(monaco.editor.EditorOption.lineHeight)}px`
    this.#label.textContent = name
    this.#label.classList.toggle('below', at.lineNumber === 1)
    if (this.#at && monaco.Position.equals(this.#at, at)) return
    this.#at = at
    // The name appears anew with each move.
    this.#label.classList.remove('flag')
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#label.classList.add('flag'), NAMED)
    this.#shown.layoutContentWidget(this)
  }
  end(): void {
    clearTimeout(this.#timer)
    this.#shown.removeContentWidget(this)
  }

  getId(): string {
    return this.#id
  }
  getDomNode(): HTMLElement {
    return this.#node
  }
  getPosition(): editor.IContentWidgetPosition | null {
    if (!this.#at) return null
    return { position: this.#at, preference: [monaco.editor.ContentWidgetPositionPreference.EXACT] }
  }
}
