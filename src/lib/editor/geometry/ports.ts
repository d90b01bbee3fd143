// Where inlets and outlets sit on a box: inlets on the top edge, outlets on the bottom edge, the first at the left and the
// last at the right, as in Max and Pd.
import type { Point, Rect } from './rect.ts'

export const PORT_WIDTH = 9
export const PORT_HEIGHT = 4
/** From the box's side to the centre of the outermost port. */
const INSET = 9
/** Least distance between the centres of two ports. */
const PITCH = 14

/** Centre of port `index` of `count` from the left side of a box. */
export function portX(index: number, count: number, width: number): number {
  if (count <= 1) return Math.min(INSET, width / 2)
  return INSET + (index * (width - 2 * INSET)) / (count - 1)
}

/** Least width that keeps `count` ports apart. */
export function widthForPorts(count: number): number {
  return count <= 1 ? 0 : 2 * INSET + (count - 1) * PITCH
}

export type Side = 'in' | 'out'

/** Where a cable meets the box at that port, in the coordinates of `box`. */
export function portPoint(box: Rect, side: Side, index: number, count: number): Point {
  return { x: box.x + portX(index, count, box.width), y: side === 'in' ? box.y : box.y + box.height }
}

/** The port of that side whose centre is nearest to `x`; -1 where there is none. */
export function nearestPortIndex(box: Rect, count: number, x: number): number {
  let best = -1
  let least = Infinity
  for (let i = 0; i < count; i++) {
    const away = Math.abs(box.x + portX(i, count, box.width) - x)
    if (away < least) {
      least = away
      best = i
    }
  }
  return best
}
