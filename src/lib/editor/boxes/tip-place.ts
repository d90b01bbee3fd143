// Where what is said of something small stands: below it, above it where there is no room below, and always within the page.
import type { Point, Rect, Size } from '../geometry/rect.ts'

const GAP = 5
/** From the edge of the page. */
const MARGIN = 8

export function tipPlace(of: Rect, tip: Size, page: Size): Point {
  const below = of.y + of.height + GAP
  const above = of.y - GAP - tip.height
  const fits = below + tip.height <= page.height - MARGIN
  return {
    x: within(of.x, tip.width, page.width),
    y: fits || above < MARGIN ? within(below, tip.height, page.height) : above
  }
}

function within(at: number, size: number, room: number): number {
  return Math.max(MARGIN, Math.min(at, room - MARGIN - size))
}
