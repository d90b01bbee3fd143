// Press on a port: a cable in the hand. It snaps to ports near the pointer and to the nearest port of a box under it; dropped
// on nothing it offers a new box, already connected. A click without a drag leaves it in the hand until the next press.
import { GRID } from '../../geometry/metrics.ts'
import { snap, type Point } from '../../geometry/rect.ts'
import { aimAt, boxUnder } from '../aim.ts'
import { connectPorts, isConnected } from '../actions/cables.ts'
import { cornerAt, create } from '../actions/create.ts'
import type { Canvas } from '../canvas.svelte.ts'
import type { PortRef } from '../types.ts'
import { TREMBLE, type Interaction } from './interaction.ts'

export function drawCableFrom(canvas: Canvas, from: PortRef, start: Point): Interaction {
  let moved = false
  canvas.pointed = null
  canvas.held = { from, to: start, aim: null, refused: false }

  const follow = (point: Point): void => {
    const aim = aimAt(canvas, from, point)
    canvas.held = { from, to: point, aim, refused: aim !== null && isConnected(canvas, from, aim) }
  }
  return {
    pans: true,
    sticks: () => !moved,
    move(point) {
      moved = true
      follow(point)
    },
    end(point) {
      // Pressed again where it was taken up, as a double-click does: it is put back.
      if (!moved && Math.hypot(point.x - start.x, point.y - start.y) < TREMBLE) {
        canvas.held = null
        return
      }
      follow(point)
      const aim = canvas.held?.aim ?? null
      canvas.held = null
      if (aim) return void connectPorts(canvas, from, aim)
      // Over a box that has no such port, also the cable's own, it is given up.
      if (boxUnder(canvas, point)) return
      const grid = canvas.snapping ? GRID : 1
      // The first port of the new box comes to lie under the pointer.
      const at = {
        x: cornerAt(canvas, point).x,
        y: snap(from.side === 'out' ? point.y : point.y - canvas.scene.metrics.height, grid)
      }
      create(canvas, 'object', { at, cableFrom: from })
    },
    cancel() {
      canvas.held = null
    }
  }
}
