// Copies: duplicate, and the clipboard's text.
import { duplicate, insertFragment } from '../../../patch/edits.ts'
import { copyFragment, fragmentText, parseFragment } from '../../../patch/fragment.ts'
import { GRID } from '../../geometry/metrics.ts'
import { boundsOf, intersects, snap, type Point } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { selectBoxes } from './select.ts'

export function duplicateSelected(canvas: Canvas, offset: Point = { x: 2 * GRID, y: 2 * GRID }): void {
  if (canvas.boxes.size === 0) return
  selectBoxes(canvas, duplicate(canvas.context, canvas.boxes, offset), { keyboard: canvas.byKeyboard })
}

/** The selected boxes as text for the clipboard; null when none is. */
export function copyText(canvas: Canvas): string | null {
  return canvas.boxes.size === 0 ? null : fragmentText(copyFragment(canvas.context, canvas.boxes))
}

/**
 * Pastes boxes: at the pointer if that was used last, else beside where they were, else in the middle of the view. False if
 * the text holds no boxes.
 */
export function pasteText(canvas: Canvas, text: string): boolean {
  const fragment = parseFragment(text)
  if (!fragment || fragment.nodes.length === 0) return false
  const places = fragment.nodes.filter((node) => node.parent === undefined).map((node) => node.position)
  const bounds = boundsOf(places.map((place) => ({ ...place, width: 80, height: 24 })))!
  const grid = canvas.snapping ? GRID : 1
  const view = canvas.view()
  let at: Point
  if (canvas.pointer && !canvas.byKeyboard) {
    at = { x: canvas.pointer.x - Math.min(bounds.width, view.width) / 2, y: canvas.pointer.y - 12 }
  } else if (intersects(bounds, view)) at = { x: bounds.x + 2 * GRID, y: bounds.y + 2 * GRID }
  else at = { x: view.x + view.width / 2 - bounds.width / 2, y: view.y + view.height / 2 - bounds.height / 2 }
  const free = clear(canvas, { x: snap(at.x, grid), y: snap(at.y, grid) })
  const ids = insertFragment(canvas.context, fragment, { at: free })
  selectBoxes(canvas, ids, { keyboard: canvas.byKeyboard })
  canvas.say(`Pasted ${ids.length === 1 ? 'one box' : `${ids.length} boxes`}.`)
  return true
}

/** Moves on while a box already stands at that very place: pasting twice makes a stair. */
function clear(canvas: Canvas, at: Point): Point {
  const taken = new Set(
    [...canvas.scene.boxes.values()].map((box) => `${Math.round(box.x)},${Math.round(box.y)}`)
  )
  let { x, y } = at
  while (taken.has(`${Math.round(x)},${Math.round(y)}`)) {
    x += 2 * GRID
    y += 2 * GRID
  }
  return { x, y }
}
