// Moving what is selected by the keyboard, and moving the keyboard from box to box.
import { neighbour, readingOrder, type Direction, type Placed } from '../../geometry/order.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { placeBoxes } from './place.ts'
import { selectBoxes } from './select.ts'
import { reveal } from './view.ts'

/** Moves the selected boxes: one edit. */
export function nudge(canvas: Canvas, dx: number, dy: number): void {
  const places = new Map<string, { x: number; y: number }>()
  for (const id of canvas.boxes) {
    const box = canvas.box(id)
    if (box) places.set(id, { x: box.x + dx, y: box.y + dy })
  }
  if (places.size > 0) placeBoxes(canvas, places)
}

/** The next or previous box in reading order. False past the last one: then the focus may leave the canvas. */
export function step(canvas: Canvas, by: -1 | 1, among?: (id: string) => boolean): boolean {
  const order = readingOrder(placed(canvas)).filter((id) => among?.(id) ?? true)
  if (order.length === 0) return false
  const at = canvas.current === null ? -1 : order.indexOf(canvas.current)
  const next = at < 0 ? order[by > 0 ? 0 : order.length - 1] : order[at + by]
  if (next === undefined) return false
  go(canvas, next)
  return true
}

export function stepTowards(canvas: Canvas, direction: Direction): void {
  const all = placed(canvas)
  const next = canvas.current === null ? readingOrder(all)[0] : neighbour(all, canvas.current, direction)
  if (next) go(canvas, next)
}

function go(canvas: Canvas, id: string): void {
  selectBoxes(canvas, [id], { keyboard: true })
  const box = canvas.box(id)
  if (box) reveal(canvas, box)
}

const placed = (canvas: Canvas): Placed[] =>
  [...canvas.scene.boxes.values()].map((box) => ({ id: box.id, rect: box }))
