// The line of a cable: it leaves an outlet downwards and enters an inlet from above, so that the eye can follow the order of
// messages. Straight when the inlet is right below; a curve with a longer swing when the cable has to go back up, and round
// the left of the boxes when it goes straight up: else they would hide it, and with it that there is a loop.
import type { Point } from './rect.ts'

const round = (x: number): number => Math.round(x * 10) / 10

/** Control points of the one cubic curve that a cable is; `straight`: a line, unless it goes up. */
export function cableCurve(from: Point, to: Point, straight = false): readonly [Point, Point, Point, Point] {
  const dy = to.y - from.y
  if (straight && dy >= 0) return [from, from, to, to]
  const dx = Math.abs(to.x - from.x)
  const swing = dy >= 0 ? Math.min(dy * 0.5, 12 + dx * 0.5) : Math.min(120, 24 + -dy * 0.4 + dx * 0.15)
  const side = dy >= 0 ? 0 : asideOf(dx, -dy)
  return [from, { x: from.x - side, y: from.y + swing }, { x: to.x - side, y: to.y - swing }, to]
}

/** How far to the left a cable that goes up leans; three quarters of it is how far it gets. First ports are 9 px from the
 *  left side of their boxes. Nothing when the ends are far enough apart that the line shows between the boxes. */
function asideOf(dx: number, rise: number): number {
  const aligned = Math.min(1, Math.max(0, (60 - dx) / 28))
  return aligned * Math.min(400, 44 + rise * 0.12)
}

/** SVG path data of a cable. */
export function cablePath(from: Point, to: Point, straight = false): string {
  const [a, b, c, d] = cableCurve(from, to, straight)
  return `M${round(a.x)},${round(a.y)}C${round(b.x)},${round(b.y)} ${round(c.x)},${round(c.y)} ${round(d.x)},${round(d.y)}`
}

/** The point at `t` (0 at the outlet, 1 at the inlet): where an order number or a flash sits. */
export function cablePoint(from: Point, to: Point, t: number, straight = false): Point {
  const [a, b, c, d] = cableCurve(from, to, straight)
  const u = 1 - t
  const mix = (p: number, q: number, r: number, s: number): number =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
}

/** Distance of `point` from a cable, sampled: good to about a pixel for cables on a screen. */
export function distanceToCable(from: Point, to: Point, point: Point): number {
  let least = Infinity
  let last = from
  for (let i = 1; i <= 24; i++) {
    const next = cablePoint(from, to, i / 24)
    least = Math.min(least, distanceToSegment(last, next, point))
    last = next
  }
  return least
}

function distanceToSegment(a: Point, b: Point, p: Point): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length))
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}
