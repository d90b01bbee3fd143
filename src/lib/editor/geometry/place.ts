// Where a new box goes when nobody pointed at a place.
import { GRID } from './metrics.ts'
import { grow, intersects, snap, type Point, type Rect, type Size } from './rect.ts'

/** Space left between a box and the one placed below it: room for a cable that can be seen. */
const GAP = 24

/** A free place for a box of that size below `anchor`, going right and then further down while others are in the way. */
export function placeBelow(anchor: Rect, size: Size, others: readonly Rect[]): Point {
  const top = snap(anchor.y + anchor.height + GAP, GRID)
  for (let row = 0; row < 40; row++) {
    for (let column = 0; column < 6; column++) {
      const spot: Rect = {
        x: anchor.x + column * (size.width + GAP),
        y: top + row * (size.height + GAP),
        ...size
      }
      if (free(spot, others)) return { x: spot.x, y: spot.y }
    }
  }
  return { x: anchor.x, y: top }
}

function free(spot: Rect, others: readonly Rect[]): boolean {
  const wide = grow(spot, GRID / 2)
  return !others.some((rect) => intersects(rect, wide))
}
