// Going into boxes that hold boxes and out of them, and what lies around the one that is open.
import { getNode } from '../../../patch/shape.ts'
import { restOf } from '../box-model.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { placeOf, wayTo, type Level } from '../path.ts'
import { selectBoxes } from './select.ts'
import { openView } from './view.ts'

/** Shows the inside of a subpatch, or of an abstraction as it runs in that box. False: the box has none. */
export function enter(canvas: Canvas, id: string): boolean {
  const box = canvas.box(id)
  if (!box?.holds) return false
  if (box.holds === 'subpatch') goTo(canvas, [...canvas.path, { box: id }])
  // In itself an abstraction is empty: there is nothing to see.
  else if (canvas.path.some(({ def }) => def === box.className))
    canvas.say(`“${box.className}” is open already: this is its own name in itself.`)
  else goTo(canvas, [...canvas.path, { box: id, def: box.className }])
  return true
}

/** Shows what lies around, with the box selected that was open. */
export function leave(canvas: Canvas): void {
  const last = canvas.path.at(-1)
  if (!last) return
  goTo(canvas, canvas.path.slice(0, -1))
  if (canvas.box(last.box)) selectBoxes(canvas, [last.box], { keyboard: canvas.byKeyboard })
}

export function goTo(canvas: Canvas, path: readonly Level[]): void {
  canvas.open(path)
  openView(canvas)
  canvas.focus()
  canvas.say(`${trail(canvas).at(-1)?.name ?? 'The patch itself'} is open.`)
}

/** Shows the level that a box is on, by its id in the engine; gives its id there, or null where it is gone. */
export function goToBox(canvas: Canvas, id: string): string | null {
  const way = wayTo(canvas.session, id)
  if (!way) return null
  if (way.path.length !== canvas.path.length || way.path.some(({ box }, i) => box !== canvas.path[i]!.box))
    goTo(canvas, way.path)
  return way.box
}

/** A step of the way to what is open. */
export interface Step extends Level {
  readonly name: string
  readonly path: readonly Level[]
}

/** The boxes that one went into, from the outermost to the one that is open. */
export function trail({ path, session }: Canvas): Step[] {
  return path.map((level, i) => {
    const text = getNode(placeOf(session, path.slice(0, i)), level.box)?.text
    const name = level.def ?? (restOf(text).trim() || 'subpatch')
    return { ...level, name, path: path.slice(0, i + 1) }
  })
}
