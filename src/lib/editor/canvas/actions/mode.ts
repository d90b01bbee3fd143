// Between editing and playing.
import { sayViewOnly } from '../../sharing/view-only.ts'
import type { Canvas, CanvasMode } from '../canvas.svelte.ts'

export function setMode(canvas: Canvas, mode: CanvasMode): void {
  if (canvas.mode === mode) return
  if (mode === 'edit' && !canvas.session.mayEdit) return sayViewOnly()
  canvas.mode = mode
  canvas.hints = null
  canvas.editing = null
  canvas.held = null
  if (mode === 'run') {
    canvas.boxes.clear()
    canvas.cables.clear()
  } else if (canvas.current !== null && canvas.box(canvas.current)) canvas.boxes.add(canvas.current)
  canvas.say(mode === 'run' ? 'Run mode: controls play.' : 'Edit mode.')
}
