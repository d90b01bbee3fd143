// Where inlets and outlets sit on a box: inlets on the top edge, outlets on the bottom edge, the first at the left and the
// last at the right, as in Max and Pd.
import { house, type Metrics } from './metrics.ts'
import type { Point, Rect } from './rect.ts'

/** A box, and how it is drawn where that is not the house's way. */
export type Ported = Rect & { readonly metrics?: Metrics }

/** Centre of port `index` of `count` from the left side of a box. */
export function portX(index: number, count: number, width: number, { portInset } = house): number {
  if (count <= 1) return Math.min(portInset, width / 2)
  return portInset + (index * (width - 2 * portInset)) / (count - 1)
}

/** Least width that keeps `count` ports apart. */
export function widthForPorts(count: number, { portInset, portPitch } = house): number {
  return count <= 1 || portPitch === 0 ? 0 : 2 * portInset + (count - 1) * portPitch
}

export type Side = 'in' | 'out'

/** Where a cable meets the box at that port, in the coordinates of `box`. */
export function portPoint(box: Ported, side: Side, index: number, count: number): Point {
  return {
    x: box.x + portX(index, count, box.width, box.metrics),
    y: side === 'in' ? box.y : box.y + box.height
  }
}

/** The port of that side whose centre is nearest to `x`; -1 where there is none. */
export function nearestPortIndex(box: Ported, count: number, x: number): number {
  let best = -1
  let least = Infinity
  for (let i = 0; i < count; i++) {
    const away = Math.abs(box.x + portX(i, count, box.width, box.metrics) - x)
    if (away < least) {
      least = away
      best = i
    }
  }
  return best
}
