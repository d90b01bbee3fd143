// Copies: duplicate, and the clipboard's text.
import { insertFragment } from '../../../patch/edits.ts'
import {
  copyWithDefs,
  fragmentText,
  parseFragment,
  type Fragment,
  type FragmentNode
} from '../../../patch/fragment.ts'
import { GRID, house, textWidth } from '../../geometry/metrics.ts'
import { free, placeBeside, within } from '../../geometry/place.ts'
import { boundsOf, centre, grow, intersects, snap, type Point, type Rect } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { inLevel } from './create.ts'
import { copyBoxes } from './place.ts'
import { selectBoxes } from './select.ts'
import { MARGIN, reveal } from './view.ts'

export function duplicateSelected(canvas: Canvas, offset: Point = { x: 2 * GRID, y: 2 * GRID }): void {
  if (canvas.boxes.size === 0) return
  selectBoxes(canvas, copyBoxes(canvas, canvas.boxes, offset), { keyboard: canvas.byKeyboard })
}

/** The selected boxes, for the clipboard; null when none is. */
export function copySelected(canvas: Canvas): { fragment: Fragment; text: string } | null {
  if (canvas.boxes.size === 0) return null
  const fragment = copyWithDefs(canvas.context, canvas.boxes)
  return { fragment, text: fragmentText(fragment) }
}

/** The boxes that a clipboard's text holds; null where it holds none. */
export function readCopied(text: string): Fragment | null {
  const fragment = parseFragment(text)
  return fragment && fragment.nodes.length > 0 ? fragment : null
}

/**
 * Pastes boxes into view: at the pointer if that was used last and there is room, else beside the boxes that they are copies
 * of, if those can be seen, else in the middle of the view.
 */
export function pasteFragment(canvas: Canvas, fragment: Fragment): void {
  const ids = insertFragment(canvas.context, fragment, { at: placeFor(canvas, fragment), ...inLevel(canvas) })
  selectBoxes(canvas, ids, { keyboard: canvas.byKeyboard })
  const bounds = canvas.selectionBounds()
  if (bounds) reveal(canvas, bounds)
  canvas.say(`Pasted ${ids.length === 1 ? 'one box' : `${ids.length} boxes`}.`)
}

function placeFor(canvas: Canvas, fragment: Fragment): Point {
  const bounds = boundsOf(fragment.nodes.filter((node) => node.parent === undefined).map(rectOf(canvas)))!
  const { width, height } = bounds
  const others = [...canvas.scene.boxes.values()]
  const view = canvas.view()
  const grid = canvas.snapping ? GRID : 1
  const onGrid = (at: Point): Point => ({ x: snap(at.x, grid), y: snap(at.y, grid) })
  // As far from the edge as the view would otherwise move to show it.
  const inner = grow(view, -(MARGIN / canvas.viewport.zoom + GRID))
  const around = (point: Point): Point =>
    onGrid(within(inner, { x: point.x - width / 2, y: point.y - height / 2, width, height }))

  const middle = around(centre(view))
  const pointed = canvas.pointer && !canvas.byKeyboard ? around(canvas.pointer) : null
  if (pointed && free({ ...pointed, width, height }, others)) return pointed
  if (intersects(bounds, view)) {
    return (
      placeBeside(bounds, view, others) ?? clear(canvas, { x: bounds.x + 2 * GRID, y: bounds.y + 2 * GRID })
    )
  }
  return clear(canvas, pointed ?? middle)
}

/** Where a box stood when it was copied, as large as it is here, or about as large as its text. */
const rectOf =
  (canvas: Canvas) =>
  (node: FragmentNode): Rect => {
    const { width, height } = canvas.box(node.id) ?? {
      width: Math.max(32, textWidth([node.text ?? node.type]) + 2 * house.padX),
      height: house.height
    }
    return { ...node.position, width, height }
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
