// What a cable in the hand means to connect to.
import { nearestPortIndex, portPoint } from '../geometry/ports.ts'
import { containsPoint, distance, grow, type Point } from '../geometry/rect.ts'
import type { Canvas } from './canvas.svelte.ts'
import type { BoxModel, PortRef } from './types.ts'

/** How near a port must be, in pixels of the screen. */
const REACH = 22

/** The port of the other side that is nearest to the point, or the box's nearest where the point is on a box; else null. */
export function aimAt(canvas: Canvas, from: PortRef, point: Point): PortRef | null {
  const side = from.side === 'out' ? 'in' : 'out'
  const reach = REACH / canvas.viewport.zoom
  let best: PortRef | null = null
  let least = reach
  let under: BoxModel | null = null
  for (const box of canvas.scene.boxes.values()) {
    if (box.id === from.boxId || !containsPoint(grow(box, reach), point)) continue
    if (containsPoint(box, point)) under = box
    const ports = side === 'in' ? box.inlets : box.outlets
    for (let index = 0; index < ports.length; index++) {
      const away = distance(portPoint(box, side, index, ports.length), point)
      if (away < least) {
        least = away
        best = { boxId: box.id, side, portId: ports[index]!.id, index }
      }
    }
  }
  if (best || !under) return best
  const ports = side === 'in' ? under.inlets : under.outlets
  const index = nearestPortIndex(under, ports.length, point.x)
  return index < 0 ? null : { boxId: under.id, side, portId: ports[index]!.id, index }
}

/** Where a cable meets that port; null if box or port is gone. */
export function pointOf(canvas: Canvas, ref: PortRef): Point | null {
  const box = canvas.box(ref.boxId)
  if (!box) return null
  const ports = ref.side === 'in' ? box.inlets : box.outlets
  const index = ports.findIndex((port) => port.id === ref.portId)
  return index < 0 ? null : portPoint(box, ref.side, index, ports.length)
}

/** The topmost box at a point; undefined on the empty canvas. */
export function boxUnder(canvas: Canvas, point: Point): BoxModel | undefined {
  return [...canvas.scene.boxes.values()].findLast((box) => containsPoint(box, point))
}
