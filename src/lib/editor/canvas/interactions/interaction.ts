// One gesture of the pointer, from press to release: what it does at each move, at its end, and when it is given up (Escape,
// or the pointer is taken away). `run` drives it, and pans the view while the pointer is held at the canvas's edge.
import type { Point } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'

export interface Interaction {
  /** `point` in flow coordinates. */
  move(point: Point, event: PointerEvent): void
  end(point: Point, event: PointerEvent): void
  cancel(): void
  /** Whether holding the pointer at the edge pans the view. */
  pans?: boolean
  /** Goes on after the release: the next press ends it. Asked at the release. */
  sticks?(): boolean
}

/** Smaller moves are a click's tremble. */
export const TREMBLE = 3

export function run(canvas: Canvas, start: PointerEvent, interaction: Interaction): void {
  let last = start
  let moved = false
  let sticky = false
  let frame = 0
  const pointer = start.pointerId

  const point = (): Point => canvas.toFlow({ x: last.clientX, y: last.clientY })
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return
    last = event
    if (!moved && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < TREMBLE) return
    moved = true
    interaction.move(point(), event)
    if (interaction.pans && frame === 0) frame = requestAnimationFrame(pan)
  }
  const pan = (): void => {
    frame = 0
    const rect = canvas.root!.getBoundingClientRect()
    const dx = edge(last.clientX - rect.left, rect.right - last.clientX)
    const dy = edge(last.clientY - rect.top, rect.bottom - last.clientY)
    if (dx === 0 && dy === 0) return
    canvas.setViewport({ ...canvas.viewport, x: canvas.viewport.x + dx, y: canvas.viewport.y + dy })
    interaction.move(point(), last)
    frame = requestAnimationFrame(pan)
  }
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return
    last = event
    if (!sticky && interaction.sticks?.()) {
      sticky = true
      return
    }
    stop()
    interaction.end(point(), event)
  }
  // While a gesture sticks, the next press belongs to it.
  const down = (event: PointerEvent): void => {
    if (!sticky) return
    event.stopPropagation()
    event.preventDefault()
    if (event.button !== 0) cancel()
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    cancel()
  }
  const cancel = (): void => {
    stop()
    interaction.cancel()
  }
  const stop = (): void => {
    cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', cancel)
    window.removeEventListener('pointerdown', down, true)
    window.removeEventListener('keydown', key, true)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', up)
  window.addEventListener('pointercancel', cancel)
  window.addEventListener('pointerdown', down, true)
  window.addEventListener('keydown', key, true)
}

/** Pixels to pan per frame, faster the nearer the edge. */
function edge(near: number, far: number): number {
  const margin = 28
  if (near < margin) return Math.min(14, (margin - near) / 2)
  if (far < margin) return -Math.min(14, (margin - far) / 2)
  return 0
}
