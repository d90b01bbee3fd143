// Press on the empty canvas: a rectangle that selects the boxes it touches; Shift keeps what was selected. A mere click
// selects nothing.
import { intersects, rectBetween, type Point } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { selectBoxes, selectNone } from '../actions/select.ts'
import type { Interaction } from './interaction.ts'

export function marqueeFrom(canvas: Canvas, start: Point, event: PointerEvent): Interaction {
  const kept = event.shiftKey ? [...canvas.boxes] : []
  if (!event.shiftKey) selectNone(canvas)
  canvas.byKeyboard = false
  return {
    pans: true,
    move(point) {
      const rect = rectBetween(start, point)
      canvas.marquee = rect
      const inside = [...canvas.scene.boxes.values()]
        .filter((box) => intersects(box, rect))
        .map((box) => box.id)
      selectBoxes(canvas, [...kept, ...inside])
    },
    end() {
      canvas.marquee = null
      if (canvas.boxes.size > 1) canvas.say(`${canvas.boxes.size} boxes selected`)
    },
    cancel() {
      canvas.marquee = null
      selectBoxes(canvas, kept)
    }
  }
}
