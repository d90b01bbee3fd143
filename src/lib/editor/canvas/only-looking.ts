// A hand that tries to edit where the person may only look: it is told why nothing happens.
import { commandFor } from '../keys/match.ts'
import { hintViewOnly } from '../sharing/view-only.ts'
import type { Canvas } from './canvas.svelte.ts'
import { TREMBLE } from './interactions/interaction.ts'

/** The commands of edit mode that change the patch: the others merely go about in it. */
const CHANGES =
  /^(new-(?!version)|next-(object|message|number|button|toggle|slider|cell)$|cable|delete|duplicate|encapsulate|dissolve|renew)/

/** A patch that hears keys is played with them, and a person who plays does not try to edit each time. */
const MOST = 3
const told = new WeakMap<Canvas, number>()

export const onlyLooks = (canvas: Canvas): boolean => canvas.mode === 'run' && !canvas.session.mayEdit

export function triedKey(canvas: Canvas, event: KeyboardEvent): void {
  if (!onlyLooks(canvas) || event.repeat) return
  const command = commandFor(event, 'edit')
  const times = told.get(canvas) ?? 0
  if (!command || !CHANGES.test(command.id) || times >= MOST) return
  told.set(canvas, times + 1)
  hintViewOnly()
}

/** A press on a box that is no control: to be dragged, or so it was meant. */
export function triedDrag(canvas: Canvas, start: PointerEvent): void {
  if (!onlyLooks(canvas)) return
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return
    if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < TREMBLE) return
    stop()
    hintViewOnly()
  }
  const stop = (): void => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', stop)
    window.removeEventListener('pointercancel', stop)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', stop)
  window.addEventListener('pointercancel', stop)
}
