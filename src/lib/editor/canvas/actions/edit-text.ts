// Typing a box's text: opening the editor, and what happens when it is done or given up.
import { editText } from '../../../patch/edits.ts'
import { classOfText } from '../../../patch/class-of.ts'
import { defsOf } from '../../../patch/shape.ts'
import type { ShelfPatch } from '../../session/shelf-names.ts'
import type { Canvas, Editing } from '../canvas.svelte.ts'
import { restOf } from '../box-model.ts'
import { placeBox, whenDrawn } from './create.ts'
import { selectBoxes } from './select.ts'

/** Opens the text of a box for typing. Modules have none; a cell's code is typed in its own editor. */
export function openText(canvas: Canvas, id: string): void {
  const box = canvas.box(id)
  if (!box || canvas.mode !== 'edit') return
  if (box.text === null) {
    canvas.say('This module has no text.')
    return
  }
  const bare = box.kind === 'message' || box.kind === 'comment'
  const rest = restOf(box.text)
  canvas.editing = {
    id,
    at: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    // The class as it was typed stays as it was typed.
    prefix: bare ? box.text.slice(0, box.text.length - rest.length).trimEnd() + ' ' : '',
    text: bare ? rest : box.text,
    kind: box.kind === 'message' ? 'message' : box.kind === 'comment' ? 'comment' : 'object',
    cableFrom: null
  }
}

/** Enter on a box: its text, or a cell's code. */
export function openBox(canvas: Canvas, id: string): void {
  const box = canvas.box(id)
  if (box?.kind === 'code') canvas.registers.controls.get(id)?.press?.()
  else openText(canvas, id)
}

/** Frames that a box which comes into view is waited for. */
const PATIENCE = 30

/** Goes to a line of a cell's code, as soon as its box is drawn. */
export function openLine(canvas: Canvas, id: string, line: number, patience = PATIENCE): void {
  whenDrawn(() => {
    const control = canvas.registers.controls.get(id)
    if (control) control.open?.(line)
    else if (patience > 0 && canvas.box(id)) openLine(canvas, id, line, patience - 1)
  })
}

/**
 * Takes what was typed. A new box without text is no box; an existing one keeps its text when it would become empty.
 * `refocus`: the keyboard goes back to the canvas.
 */
export function commitText(canvas: Canvas, typed: string, refocus = true): void {
  const editing = canvas.editing
  if (!editing) return
  canvas.editing = null
  if (refocus) canvas.focus()
  const clean = editing.kind === 'comment' ? typed.trimEnd() : typed.trim()
  if (clean === '') return
  const text = editing.prefix + clean
  const patch = libraryPatch(canvas, editing, text)
  if (!patch) return put(canvas, editing, text, refocus)
  // The box is made when what it names is here.
  void import('./abstraction.ts').then((load) =>
    load.withPatch(canvas, patch, () => put(canvas, editing, text, refocus))
  )
}

/** The library's patch that a text names, where neither a class nor an abstraction of this patch is meant. */
function libraryPatch({ session }: Canvas, { kind }: Editing, text: string): ShelfPatch | undefined {
  if (kind !== 'object') return undefined
  const { type, known } = classOfText(text, session.classes)
  return known || defsOf(session.doc).has(type) ? undefined : session.shelf?.patches?.get(type)
}

function put(canvas: Canvas, editing: Editing, text: string, refocus: boolean): void {
  if (editing.id === null) {
    const id = placeBox(canvas, text, editing.at, editing.cableFrom)
    // Who types `js` and Enter goes on typing: the code.
    if (refocus) whenDrawn(() => canvas.box(id)?.kind === 'code' && openBox(canvas, id))
  } else {
    // Who typed nothing changes nothing, whatever another made of the text meanwhile.
    if (text !== editing.prefix + editing.text) editText(canvas.context, editing.id, text)
    selectBoxes(canvas, [editing.id], { keyboard: canvas.byKeyboard })
  }
}

export function cancelText(canvas: Canvas): void {
  canvas.editing = null
  canvas.focus()
}
