// The code of one cell as Monaco holds it while it is open anywhere: bound to the patch's own text, checked, with the errors of the
// running cell as marks. One model, however many editors show it; gone when the last of them is.
import type { editor, IDisposable } from 'monaco-editor/editor'
import type * as Y from 'yjs'
import { MonacoBinding } from 'y-monaco'
import { viewOnly } from '../../patch/context.ts'
import { codeOf, codeText, persistData } from '../../patch/edits.ts'
import type { Place } from '../../patch/shape.ts'
import type { Session } from '../session/types.ts'
import { checkModel } from './check.ts'
import { ownTypes } from './context-types.ts'
import { cellKey, found } from './found.svelte.ts'
import { monaco, typescriptDefaults } from './monaco.ts'
import { keepCarets } from './own-carets.ts'
import { cellPath, ownPath } from './paths.ts'
import { outletCount, receivedType } from './received.ts'
import type { Surroundings } from './surroundings.ts'
import { TypingRuns } from './typing-runs.ts'

type Editor = editor.IStandaloneCodeEditor

let models = 0

export class CellModel {
  readonly model: editor.ITextModel
  /** The box as the engine calls it, and in its place. */
  readonly id: string
  readonly box: string
  readonly place: Place
  readonly #session: Session
  readonly #file = cellPath(++models)
  readonly #key: string
  readonly #editors = new Set<Editor>()
  readonly #runs = new TypingRuns()
  readonly #ends: (() => void)[] = []
  #text: Y.Text | null = null
  #unbind: () => void = () => {}
  #own: { types: string; lib: IDisposable } | null = null
  /** What happens to the text is not typed here: another hand, or undo. */
  #foreign: 'other' | 'undo' | null = null
  #checking = 0
  readonly #idle: (cell: CellModel) => void

  constructor(
    session: Session,
    place: Place,
    box: string,
    id: string,
    around: Surroundings,
    idle: (cell: CellModel) => void
  ) {
    this.#idle = idle
    this.#session = session
    this.place = place
    this.box = box
    this.id = id
    this.#key = cellKey(session.patchId, id)
    this.model = monaco.editor.createModel('', 'typescript', monaco.Uri.parse(this.#file))
    this.model.setEOL(monaco.editor.EndOfLineSequence.LF)
    this.model.updateOptions({ tabSize: 2, insertSpaces: true })
    // Heard before the binding's listener, which makes the change an edit of the patch.
    const typed = this.model.onDidChangeContent((event) => this.#typed(event))
    this.#bind()
    place.on('afterAllTransactions', this.#bind)
    const marks = monaco.editor.onDidChangeMarkers((uris) => {
      if (uris.some((uri) => uri.toString() === this.#file)) this.#see()
    })
    const leave = around.join(place, () => this.#declare())
    found.checks.set(this.#key, () => this.check())
    this.#ends.push(
      () => typed.dispose(),
      () => place.off('afterAllTransactions', this.#bind),
      () => marks.dispose(),
      leave,
      session.engine.onError(id, (error) => this.#mark(error))
    )
  }

  /** In use by this editor, until the function that it gives is called. */
  attach(shown: Editor): () => void {
    this.#editors.add(shown)
    shown.setModel(this.model)
    const allow = () =>
      shown.updateOptions({
        readOnly: !this.#session.mayEdit,
        readOnlyMessage: { value: viewOnly().sentence }
      })
    allow()
    const quiet = this.#session.together?.role.subscribe(() => queueMicrotask(allow))
    return () => {
      quiet?.()
      this.#editors.delete(shown)
    }
  }
  /** The text of the patch that it is bound to; null where the box is gone. */
  get text(): Y.Text | null {
    return this.#text
  }
  get unused(): boolean {
    return this.#editors.size === 0 && this.#checking === 0
  }
  /** The box is gone. */
  get gone(): boolean {
    return this.#text === null
  }

  async check() {
    this.#checking++
    try {
      const code = this.model.getValue()
      const faults = await checkModel(this.model)
      found.see(this.#key, code, faults)
      return faults
    } finally {
      this.#checking--
      this.#idle(this)
    }
  }

  /** What is typed now is a step of its own. */
  endRun(): void {
    this.#runs.end()
  }

  dispose(): void {
    for (const end of this.#ends) end()
    this.#unbind()
    this.#own?.lib.dispose()
    found.checks.delete(this.#key)
    this.model.dispose()
  }

  /** Binds to the text that the box has now: undo may have put another in its place, or taken the box away. */
  #bind = (): void => {
    const text = codeText(this.place, this.box) ?? this.#made()
    if (text === this.#text) return
    this.#unbind()
    this.#unbind = () => {}
    this.#text = text
    if (!text) return
    const before = (_event: Y.YTextEvent, { local }: Y.Transaction): void => {
      this.#foreign = local ? 'undo' : 'other'
    }
    const after = (): void => void (this.#foreign = null)
    this.#foreign = 'undo'
    text.observe(before)
    const binding = new MonacoBinding(text, this.model, this.#editors)
    const letCarets = keepCarets(text, this.model, this.#editors)
    text.observe(after)
    this.#foreign = null
    const untyped = this.#session.undo.typing(binding)
    this.#unbind = () => {
      untyped()
      letCarets()
      binding.destroy()
      text.unobserve(before)
      text.unobserve(after)
    }
  }

  /** A cell without code gets an empty one: no edit of the person's. Lines end as Monaco has them. */
  #made(): Y.Text | null {
    const { classes, mayEdit } = this.#session
    if (!mayEdit) return null
    const context = { doc: this.place, classes }
    return persistData(context, this.box, 'code', '') ? codeText(this.place, this.box) : null
  }

  #typed({ changes }: editor.IModelContentChangedEvent): void {
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      at: rangeOffset,
      removed: rangeLength,
      text
    }))
    if (this.#foreign === 'other') return edits.forEach((edit) => this.#runs.moved(edit))
    if (this.#foreign) return this.#runs.end()
    const goesOn = this.#runs.goesOn(edits)
    if (!goesOn) this.#session.undo.pause()
  }

  #declare(): void {
    if (this.gone) return
    const outlets = outletCount(this.place, this.box, codeOf(this.place, this.box))
    const types = ownTypes(receivedType(this.place, this.box), outlets)
    if (this.#own?.types === types) return
    this.#own = { types, lib: typescriptDefaults.addExtraLib(types, ownPath(this.#file)) }
  }

  #see(): void {
    // Marks are taken away when no editor shows the model; what was seen stands.
    if (!this.model.isAttachedToEditor()) return
    const marks = monaco.editor.getModelMarkers({ resource: this.model.uri, owner: 'typescript' })
    const faults = marks
      .filter(({ severity }) => severity === monaco.MarkerSeverity.Error)
      .map(({ startLineNumber: line, message }) => ({ line, text: message }))
    found.see(this.#key, this.model.getValue(), faults)
  }

  #mark(error: { message: string; advice: string; line?: number } | null): void {
    const { model } = this
    const line = error?.line && Math.min(error.line, model.getLineCount())
    const marks = line
      ? [
          {
            severity: monaco.MarkerSeverity.Error,
            message: error.advice ? `${error.message} ${error.advice}` : error.message,
            source: 'run',
            startLineNumber: line,
            startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
            endLineNumber: line,
            endColumn: model.getLineMaxColumn(line)
          }
        ]
      : []
    monaco.editor.setModelMarkers(model, 'cell', marks)
  }
}
