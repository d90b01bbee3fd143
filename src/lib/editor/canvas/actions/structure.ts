// Boxes put into a subpatch of their own, and a subpatch taken apart. Loaded when it is first asked for.
import { dissolve } from '../../../patch/dissolve.ts'
import { encapsulate } from '../../../patch/encapsulate.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { selectBoxes } from './select.ts'

export function encapsulateSelected(canvas: Canvas): void {
  if (canvas.boxes.size === 0) return canvas.say('Select the boxes that are to go into a subpatch.')
  const sub = encapsulate(canvas.context, canvas.boxes, { size: (id) => canvas.box(id) })
  if (sub === null) return canvas.say('Inlets and outlets are ports of the box around them: they stay here.')
  selectBoxes(canvas, [sub])
  canvas.byKeyboard = true
  const { inlets, outlets } = canvas.box(sub)!
  canvas.say(`In a subpatch, with ${inlets.length} in and ${outlets.length} out. Enter names it.`)
}

/** Every subpatch that is selected. */
export function dissolveSelected(canvas: Canvas): void {
  const subs = [...canvas.boxes].filter((id) => canvas.box(id)?.holds === 'subpatch')
  if (subs.length === 0) return canvas.say('Select the subpatch that is to be taken apart.')
  const boxes = canvas.session.undo.group(() => subs.flatMap((id) => dissolve(canvas.context, id) ?? []))
  selectBoxes(canvas, boxes)
  canvas.say(`Taken apart: ${boxes.length === 1 ? 'one box' : `${boxes.length} boxes`}.`)
}
