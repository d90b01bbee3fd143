// Where boxes stand: for everybody, or for this person alone where they look at the patch in a layout of their own.
import { duplicate, moveBoxes, moveInLayout } from '../../../patch/edits.ts'
import type { Point } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'

/** Puts boxes at places: one edit. */
export function placeBoxes(canvas: Canvas, places: ReadonlyMap<string, Point>): void {
  if (canvas.ownLayout === null) moveBoxes(canvas.context, places)
  else moveInLayout(canvas.context, canvas.ownLayout, places)
}

/** Copies boxes beside themselves, as they stand here; gives the new ids. */
export function copyBoxes(canvas: Canvas, ids: Iterable<string>, offset: Point): string[] {
  const user = canvas.ownLayout
  if (user === null) return duplicate(canvas.context, ids, offset)
  const wanted = new Set(ids)
  const originals = [...canvas.scene.boxes.values()].filter(({ id }) => wanted.has(id))
  return canvas.session.undo.group(() => {
    const copies = duplicate(canvas.context, wanted, offset)
    // Both are in load order.
    const places = copies.flatMap((id, i) => {
      const of = originals[i]
      return of ? [[id, { x: of.x + offset.x, y: of.y + offset.y }] as const] : []
    })
    moveInLayout(canvas.context, user, new Map(places))
    return copies
  })
}
