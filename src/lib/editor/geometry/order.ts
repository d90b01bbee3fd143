// Which box comes next: for Tab in reading order, and for a direction on the canvas.
import { centre, type Rect } from './rect.ts'

export interface Placed {
  id: string
  rect: Rect
}

/** Rows are boxes whose tops differ by less than this; within a row from left to right. */
const ROW = 12

/** Ids as one reads: rows from top to bottom, each from left to right. Ties by id, so that it is the same everywhere. */
export function readingOrder(boxes: readonly Placed[]): string[] {
  const byTop = [...boxes].sort(
    (a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1)
  )
  const ids: string[] = []
  let row: Placed[] = []
  const flush = (): void => {
    row.sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y || (a.id < b.id ? -1 : 1))
    for (const box of row) ids.push(box.id)
    row = []
  }
  for (const box of byTop) {
    if (row.length > 0 && box.rect.y - row[0]!.rect.y >= ROW) flush()
    row.push(box)
  }
  flush()
  return ids
}

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The box that one means by going from `from` in a direction: it lies that way, and is near. What is above or beside it only
 * in part counts as straight ahead; a gap across the direction counts double. Null where there is none.
 */
export function neighbour(boxes: readonly Placed[], from: string, direction: Direction): string | null {
  const start = boxes.find((box) => box.id === from)
  if (!start) return null
  const origin = centre(start.rect)
  let best: string | null = null
  let least = Infinity
  for (const box of boxes) {
    if (box.id === from) continue
    const to = centre(box.rect)
    const dx = to.x - origin.x
    const dy = to.y - origin.y
    const flat = direction === 'left' || direction === 'right'
    const along = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy
    const aside = flat
      ? gap(start.rect.y, start.rect.height, box.rect.y, box.rect.height)
      : gap(start.rect.x, start.rect.width, box.rect.x, box.rect.width)
    if (along <= 1 || aside > along * 3) continue
    // Of two straight ahead, the one less far to the side.
    const cost = along + 2 * aside + Math.abs(flat ? dy : dx) / 100
    if (cost < least) {
      least = cost
      best = box.id
    }
  }
  return best
}

/** Space between two stretches of a line; 0 where they overlap. */
const gap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.max(0, a - (b + bLength), b - (a + aLength))
