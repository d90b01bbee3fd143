// Where the pointer is, without a press: the place for new boxes, the port whose tooltip shows, and what a double-click opens.
import { boxUnder, pointOf } from './aim.ts'
import { cornerAt, create } from './actions/create.ts'
import { openBox } from './actions/edit-text.ts'
import { enter } from './actions/levels.ts'
import { selectBoxes } from './actions/select.ts'
import type { Canvas } from './canvas.svelte.ts'
import { hintViewOnly } from '../sharing/view-only.ts'
import { onlyLooks } from './only-looking.ts'
import { boxAt, cableAt, portAt } from './interactions/press.ts'

export function point(canvas: Canvas, event: PointerEvent): void {
  canvas.pointer = canvas.toFlow({ x: event.clientX, y: event.clientY })
  if (event.buttons !== 0 || canvas.held) {
    canvas.pointed = null
    return
  }
  const ref = event.target instanceof Element ? portAt(event.target) : null
  const old = canvas.pointed?.ref
  if (ref?.boxId === old?.boxId && ref?.portId === old?.portId && ref?.side === old?.side) return
  const at = ref && pointOf(canvas, ref)
  if (!ref || !at || !canvas.root) {
    canvas.pointed = null
    return
  }
  const client = canvas.toClient({
    x: at.x,
    y: at.y + (ref.side === 'in' ? 1 : -1) * canvas.scene.metrics.portHeight
  })
  const rect = canvas.root.getBoundingClientRect()
  canvas.pointed = { ref, at: { x: client.x - rect.left, y: client.y - rect.top } }
}

/** Double-click: a subpatch's inside, a box's text, or a new object on the empty canvas. */
export function openAt(canvas: Canvas, event: MouseEvent): void {
  const target = event.target as Element
  if (event.ctrlKey || event.metaKey || target.closest('[data-overlay], input, textarea, button')) return
  if (onlyLooks(canvas) && boxAt(target) === null) hintViewOnly()
  if (canvas.mode !== 'edit') return
  const id = boxAt(target)
  const point = canvas.toFlow({ x: event.clientX, y: event.clientY })
  // A port can be pressed a little outside of its box; there the canvas is meant, as anywhere beside a box.
  const port = portAt(target)
  if (id !== null && (!port || boxUnder(canvas, point))) {
    selectBoxes(canvas, [id])
    if (enter(canvas, id)) return
    return openBox(canvas, id)
  }
  if (cableAt(target) !== null) return
  const above = port?.side === 'in' ? canvas.scene.metrics.height : 0
  create(canvas, 'object', { at: cornerAt(canvas, { x: point.x, y: point.y - above }) })
}
