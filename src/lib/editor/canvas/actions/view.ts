// Moving the view: to a box, to everything, closer and away.
import {
  boundsOf,
  centre,
  containsPoint,
  grow,
  intersects,
  type Point,
  type Rect
} from '../../geometry/rect.ts'
import type { Canvas, Viewport } from '../canvas.svelte.ts'
import { recallView } from '../view-memory.ts'

export const ZOOM = { least: 0.2, most: 3 }
const clampZoom = (zoom: number): number => Math.min(ZOOM.most, Math.max(ZOOM.least, zoom))

/** Zooms around a point of the screen (client pixels), or around the middle. */
export function zoomBy(canvas: Canvas, factor: number, around?: Point): void {
  zoomTo(canvas, canvas.viewport.zoom * factor, around)
}

export function zoomTo(canvas: Canvas, to: number, around?: Point): void {
  const zoom = clampZoom(to)
  const rect = canvas.root!.getBoundingClientRect()
  const x = around ? around.x - rect.left : canvas.size.width / 2
  const y = around ? around.y - rect.top : canvas.size.height / 2
  const now = canvas.viewport
  const scale = zoom / now.zoom
  canvas.setViewport({ x: x - (x - now.x) * scale, y: y - (y - now.y) * scale, zoom }, true)
}

/** Shows a rectangle whole, not larger than life. */
export function showRect(canvas: Canvas, rect: Rect, animate = true): void {
  const margin = 48
  const { width, height } = canvas.size
  const zoom = clampZoom(
    Math.min(
      1,
      (width - 2 * margin) / Math.max(1, rect.width),
      (height - 2 * margin) / Math.max(1, rect.height)
    )
  )
  const middle = centre(rect)
  // On whole pixels, so that lines and letters are sharp.
  const x = Math.round(width / 2 - middle.x * zoom)
  const y = Math.round(height / 2 - middle.y * zoom)
  canvas.setViewport({ x, y, zoom }, animate)
}

export function showAll(canvas: Canvas, animate = true): void {
  const bounds = boundsOf(canvas.scene.boxes.values())
  if (bounds) showRect(canvas, bounds, animate)
}

/** Around what is brought into view, in pixels of the screen. */
export const MARGIN = 40

/** Moves the view only as far as is needed to see the rectangle. */
export function reveal(canvas: Canvas, rect: Rect): void {
  const view = canvas.view()
  const margin = MARGIN / canvas.viewport.zoom
  const wanted = grow(rect, margin)
  let dx = 0
  let dy = 0
  if (wanted.x < view.x) dx = view.x - wanted.x
  else if (wanted.x + wanted.width > view.x + view.width) dx = view.x + view.width - (wanted.x + wanted.width)
  if (wanted.y < view.y) dy = view.y - wanted.y
  else if (wanted.y + wanted.height > view.y + view.height)
    dy = view.y + view.height - (wanted.y + wanted.height)
  if (dx === 0 && dy === 0) return
  const { x, y, zoom } = canvas.viewport
  if (!intersects(view, rect)) showCentre(canvas, centre(rect))
  else canvas.setViewport({ x: x + dx * zoom, y: y + dy * zoom, zoom }, true)
}

function showCentre(canvas: Canvas, point: Point): void {
  const { zoom } = canvas.viewport
  canvas.setViewport(
    { x: canvas.size.width / 2 - point.x * zoom, y: canvas.size.height / 2 - point.y * zoom, zoom },
    true
  )
}

/** More boxes than this are not shown whole at once: drawing them all would take seconds. */
const WHOLE = 800

/** The first view of a patch: the last one here if a box can be seen there, else everything, else its beginning. */
export function openView(canvas: Canvas): void {
  const bounds = boundsOf(canvas.scene.boxes.values())
  if (!bounds) return
  // The window may be another size than when the view was left; what the canvas has now is asked of the page itself.
  const { width, height } = canvas.root!.getBoundingClientRect()
  if (width > 0 && height > 0) canvas.size = { width, height }
  const last = canvas.path.length === 0 ? recallView(canvas.session.patchId) : null
  if (last && seesBox(canvas, last)) return canvas.setViewport(last)
  if (canvas.scene.boxes.size <= WHOLE) showRect(canvas, bounds, false)
  else canvas.setViewport({ x: 48 - bounds.x, y: 48 - bounds.y, zoom: 1 })
}

/** Whether a view shows the middle of any box: a sliver at the edge is no sight of a patch. */
export function seesBox(canvas: Canvas, { x, y, zoom }: Viewport): boolean {
  const { width, height } = canvas.size
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  return [...canvas.scene.boxes.values()].some((box) => containsPoint(view, centre(box)))
}
