// Press on a box: select it, and carry the selection while the pointer moves. The document hears of it once, at the end.
// With Alt copies are carried; Ctrl or Cmd lets go of the grid; Shift keeps to one axis.
import { GRID } from '../../geometry/metrics.ts'
import { snap, type Point } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { copyBoxes, placeBoxes } from '../actions/place.ts'
import { selectBoxes, toggleBox } from '../actions/select.ts'
import type { Interaction } from './interaction.ts'

export function moveBoxesFrom(canvas: Canvas, id: string, start: Point, event: PointerEvent): Interaction {
  const was = canvas.boxes.has(id)
  const add = event.shiftKey
  const copy = event.altKey
  if (!was) selectBoxes(canvas, [id], { add })
  else canvas.byKeyboard = false
  canvas.current = id
  canvas.cables.clear()
  const pressed = canvas.box(id)!
  const before = { x: pressed.x, y: pressed.y }

  return {
    pans: true,
    move(point, now) {
      const grid = canvas.snapping && !now.ctrlKey && !now.metaKey ? GRID : 0
      const by = alongAxis({ x: point.x - start.x, y: point.y - start.y }, now.shiftKey && !add)
      const dx = grid && by.x !== 0 ? snap(before.x + by.x, grid) - before.x : Math.round(by.x)
      const dy = grid && by.y !== 0 ? snap(before.y + by.y, grid) - before.y : Math.round(by.y)
      canvas.carried = { ids: new Set(canvas.boxes), dx, dy, copy }
    },
    end() {
      const carried = canvas.carried
      canvas.carried = null
      if (!carried) {
        // A click: on one of several selected boxes it means that box; with Shift it takes it out again.
        if (was && add) toggleBox(canvas, id)
        else if (was) selectBoxes(canvas, [id])
        return
      }
      const { ids, dx, dy } = carried
      if (copy) {
        selectBoxes(canvas, copyBoxes(canvas, ids, { x: dx, y: dy }))
        return
      }
      if (dx === 0 && dy === 0) return
      const places = new Map<string, Point>()
      for (const each of ids) {
        const box = canvas.box(each)
        if (box) places.set(each, { x: box.x + dx, y: box.y + dy })
      }
      placeBoxes(canvas, places)
    },
    cancel() {
      canvas.carried = null
    }
  }
}

/** The way moved; only its longer part where `straight`. */
function alongAxis(by: Point, straight: boolean): Point {
  if (!straight) return by
  return Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y }
}
