// The carets and selections of others in the code of a cell that is open, and one's own told to them. y-monaco would draw them too, but
// only in editors that were there before it, and it looks up whatever it is told.
import type { editor } from 'monaco-editor/editor'
import type * as Y from 'yjs'
import { readSaid, type PersonColor } from '../../collab/awareness.ts'
import { readPlaces, sayPlaces, type TextSelection } from '../../collab/text-place.ts'
import { field } from '../../patch/values.ts'
import { me } from '../people/me.svelte.ts'
import type { People } from '../people/people.svelte.ts'
import { CaretOf } from './caret-of.ts'
import { monaco } from './monaco.ts'

type Editor = editor.IStandaloneCodeEditor

/** More are not drawn in one text. */
const MOST = 50

interface Other extends TextSelection {
  readonly client: number
  readonly name: string
  readonly color: PersonColor
}

/** In one editor, until the function that it gives is called. `text`: what its model is bound to now. */
export function showPeople(shown: Editor, people: People, text: () => Y.Text | null): () => void {
  const { awareness, speaker } = people
  const drawn = shown.createDecorationsCollection()
  const carets = new Map<number, CaretOf>()
  let frame = 0

  const draw = (): void => {
    frame = 0
    const model = shown.getModel()
    const others = model ? othersIn(people, text()) : []
    for (const [client, caret] of carets) {
      if (others.some((other) => other.client === client)) continue
      caret.end()
      carets.delete(client)
    }
    const marks: editor.IModelDeltaDecoration[] = []
    for (const { client, name, color, anchor, head } of others) {
      const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)].map((at) =>
        model!.getPositionAt(at)
      )
      if (anchor !== head)
        marks.push({
          range: monaco.Range.fromPositions(from!, to),
          options: { className: `lb-person-selection lb-person-${color}` }
        })
      const caret = carets.get(client) ?? new CaretOf(shown, client)
      carets.set(client, caret)
      caret.put(model!.getPositionAt(head), name, color)
    }
    drawn.set(marks)
  }
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw)
  }
  const tell = (): void => {
    const [model, selection, shared] = [shown.getModel(), shown.getSelection(), text()]
    if (!model || !selection || !shared || !shown.hasTextFocus()) return
    const at = (line: number, column: number) => model.getOffsetAt({ lineNumber: line, column })
    const anchor = at(selection.selectionStartLineNumber, selection.selectionStartColumn)
    const head = at(selection.positionLineNumber, selection.positionColumn)
    speaker.say({ selection: sayPlaces(shared, { anchor, head }) })
  }
  const leave = (): void => speaker.say({ selection: null })

  awareness.on('change', soon)
  const listening = [
    shown.onDidChangeModelContent(soon),
    // By then the shared text has what was typed.
    shown.onDidChangeCursorSelection(() => queueMicrotask(tell)),
    shown.onDidFocusEditorText(tell),
    shown.onDidBlurEditorText(leave)
  ]
  soon()
  return () => {
    cancelAnimationFrame(frame)
    awareness.off('change', soon)
    listening.forEach((each) => each.dispose())
    carets.forEach((caret) => caret.end())
    drawn.clear()
    leave()
  }
}

function othersIn({ awareness }: People, text: Y.Text | null): Other[] {
  const others: Other[] = []
  if (!text) return others
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID || others.length === MOST) continue
    const places = readPlaces(field(state, 'selection'), text)
    const said = places && readSaid(state, client)
    if (said && said.user.id !== me.id) others.push({ client, ...said.user, ...places })
  }
  return others
}
