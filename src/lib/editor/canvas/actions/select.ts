// What is selected: the one place that changes it.
import { spokenName } from '../box-model.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { samePath, whole, type Level } from '../path.ts'
import { openView } from './view.ts'

export interface SelectOptions {
  /** Keep what is selected. */
  add?: boolean
  /** By keyboard: the ring shows and the box is read out. */
  keyboard?: boolean
}

export function selectBoxes(canvas: Canvas, ids: Iterable<string>, options: SelectOptions = {}): void {
  const wanted = new Set(ids)
  canvas.cables.clear()
  if (!options.add) for (const id of canvas.boxes) if (!wanted.has(id)) canvas.boxes.delete(id)
  let last: string | null = null
  for (const id of wanted) {
    if (!canvas.scene.boxes.has(id)) continue
    canvas.boxes.add(id)
    last = id
  }
  if (last !== null || !options.add) canvas.current = last
  canvas.byKeyboard = options.keyboard ?? false
  if (canvas.byKeyboard) announceSelection(canvas)
}

export function toggleBox(canvas: Canvas, id: string): void {
  canvas.byKeyboard = false
  canvas.cables.clear()
  if (canvas.boxes.delete(id)) canvas.current = [...canvas.boxes].at(-1) ?? null
  else {
    canvas.boxes.add(id)
    canvas.current = id
  }
}

export function selectCable(canvas: Canvas, id: string, add = false): void {
  if (!add) {
    canvas.boxes.clear()
    canvas.cables.clear()
  }
  if (add && canvas.cables.has(id)) canvas.cables.delete(id)
  else canvas.cables.add(id)
}

export function selectNone(canvas: Canvas): void {
  canvas.boxes.clear()
  canvas.cables.clear()
  canvas.current = null
}

export function selectAll(canvas: Canvas): void {
  selectBoxes(canvas, canvas.scene.boxes.keys())
  canvas.say(`${canvas.boxes.size} boxes selected`)
}

/** What a step of undo remembers. */
export interface SavedSelection {
  boxes: string[]
  cables: string[]
  /** Where it was made: there one sees what is undone. */
  path: readonly Level[]
}
/** `of`: of the step that is turned round, which is where that one was made. */
export function saveSelection(canvas: Canvas, of?: SavedSelection): SavedSelection {
  return { boxes: [...canvas.boxes], cables: [...canvas.cables], path: of?.path ?? canvas.path }
}
export function restoreSelection(canvas: Canvas, saved: SavedSelection): void {
  const path = whole(canvas.session, saved.path)
  if (!samePath(path, canvas.path)) {
    canvas.open(path)
    openView(canvas)
  }
  selectBoxes(canvas, saved.boxes)
  for (const id of saved.cables) if (canvas.scene.cables.has(id)) canvas.cables.add(id)
}

/** The sentence of the error that stands on a box; '' if there is none. */
function errorOf(canvas: Canvas, id: string): string {
  let sentence = ''
  canvas.engine.onError(id, (error) => (sentence = error?.message ?? ''))()
  return sentence
}

function announceSelection(canvas: Canvas): void {
  const box = canvas.box(canvas.current)
  if (!box) return
  const cables = [...canvas.scene.cables.values()]
  const into = cables.filter((cable) => cable.to === box.id).length
  const out = cables.filter((cable) => cable.from === box.id).length
  const error = errorOf(canvas, box.id)
  canvas.say(`${spokenName(box)}, ${into} in, ${out} out${error ? `. Error: ${error}` : ''}`)
}
