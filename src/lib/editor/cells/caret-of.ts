// The caret of somebody else in an editor, with their name for a while after it moved. A name is text in an element, never a style.
import type { editor, IPosition } from 'monaco-editor/editor'
import type { PersonColor } from '../../collab/awareness.ts'
import { monaco } from './monaco.ts'

type Editor = editor.IStandaloneCodeEditor

export class CaretOf implements editor.IContentWidget {
  readonly #shown: Editor
  readonly #id: string
  readonly #node = document.createElement('div')
  readonly #label = document.createElement('span')
  #at: IPosition | null = null
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
    for (const each of this.#label.getAnimations()) each.cancel()
    this.#label.animate([{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }], {
      duration: 3000,
      fill: 'forwards'
    })
    this.#shown.layoutContentWidget(this)
  }
  end(): void {
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
