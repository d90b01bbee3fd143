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

/**
 * A free place in view for a copy of what stands within `bounds`: to its right, below, to its left or above, and further that
 * way while others are in the way. Null where there is none: the view is too small or too full.
 */
export function placeBeside(bounds: Rect, view: Rect, others: readonly Rect[]): Point | null {
  const { width, height } = bounds
  for (let far = 1; far <= 4; far++) {
    const across = far * (snap(width, GRID) + GAP)
    const down = far * (snap(height, GRID) + GAP)
    for (const [dx, dy] of [
      [across, 0],
      [0, down],
      [-across, 0],
      [0, -down]
    ] as const) {
      const spot = { x: bounds.x + dx, y: bounds.y + dy, width, height }
      if (holds(view, spot) && free(spot, others)) return { x: spot.x, y: spot.y }
    }
  }
  return null
}

/** The nearest place to `spot` that lies in `view`; as far as it starts there if it is larger. */
export function within(view: Rect, spot: Rect): Point {
  return {
    x: Math.max(view.x, Math.min(spot.x, view.x + view.width - spot.width)),
    y: Math.max(view.y, Math.min(spot.y, view.y + view.height - spot.height))
  }
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

export function free(spot: Rect, others: readonly Rect[]): boolean {
  const wide = grow(spot, GRID / 2)
  return !others.some((rect) => intersects(rect, wide))
}
