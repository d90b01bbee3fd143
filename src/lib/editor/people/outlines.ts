// The outlines of what others have selected or type in, on the level that is shown. Pure.
import type { PersonColor } from '../../collab/awareness.ts'
import type { Carried } from '../canvas/canvas.svelte.ts'
import type { BoxModel } from '../canvas/types.ts'
import type { Rect } from '../geometry/rect.ts'
import type { Mark } from './people.svelte.ts'

export interface Outline extends Rect {
  readonly key: string
  readonly box: string
  readonly color: PersonColor
  /** The name stands at one of a person's outlines. */
  readonly name: string | null
  readonly typing: boolean
  /** How many others lie within it at this box. */
  readonly nth: number
}

/** More are not drawn. */
const MOST = 500

export function outlines(
  marks: readonly Mark[],
  level: string,
  boxes: ReadonlyMap<string, BoxModel>,
  carried: Carried | null,
  /** The box whose code is open here: there the carets have names. */
  open?: string
): readonly Outline[] {
  const drawn: Outline[] = []
  const at = new Map<string, number>()
  const named = new Set<string>()
  for (const mark of marks) {
    // An abstraction's inside is one text, whichever instance it is typed in; what is selected belongs to the level.
    const selected = mark.looksAt === level ? mark.boxes.filter((id) => boxes.has(id)) : []
    const typing = mark.editing !== null && boxes.has(mark.editing) ? mark.editing : null
    const first = typing ?? highest(selected, boxes)
    for (const id of new Set(typing === null ? selected : [typing, ...selected])) {
      if (drawn.length === MOST) return drawn
      const { x, y, width, height } = boxes.get(id)!
      const moved = carried && !carried.copy && carried.ids.has(id) ? carried : { dx: 0, dy: 0 }
      const nth = at.get(id) ?? 0
      at.set(id, nth + 1)
      // Two names at one box would lie on each other: the second stays away.
      const name = id === first && !named.has(id) && !(id === typing && id === open) ? mark.name : null
      if (name !== null) named.add(id)
      drawn.push({
        key: `${mark.client} ${id}`,
        box: id,
        color: mark.color,
        name,
        typing: id === typing,
        nth,
        x: x + moved.dx,
        y: y + moved.dy,
        width,
        height
      })
    }
  }
  return drawn
}

function highest(ids: readonly string[], boxes: ReadonlyMap<string, BoxModel>): string | null {
  let found: BoxModel | null = null
  for (const id of ids) {
    const box = boxes.get(id)!
    if (!found || box.y < found.y || (box.y === found.y && box.x < found.x)) found = box
  }
  return found?.id ?? null
}
