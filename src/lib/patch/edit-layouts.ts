// A person's own layout: where boxes stand for that person alone, in `layouts` (user -> node -> {x, y}). A box without a place
// of its own stands where it stands for everybody. Nothing that runs asks for it: order and ports follow the common places.
import * as Y from 'yjs'
import { edit, type PatchContext } from './context.ts'
import { getNode, layoutsOf, readPosition, type Place, type Position } from './shape.ts'
import { field, fields, isSafeId, samePlain } from './values.ts'

/** Where a box stands for this person; null: they have put it nowhere. Reads whatever a stranger left there. */
export function ownPlace(doc: Place, user: string, id: string): Position | null {
  const place = field(field(layoutsOf(doc), user), id)
  const [x, y] = [field(place, 'x'), field(place, 'y')]
  return isNumber(x) && isNumber(y) ? readPosition({ x, y }) : null
}

/** Whether this person has put any box anywhere. */
export function hasLayout(doc: Place, user: string): boolean {
  const layout = field(layoutsOf(doc), user)
  return fields(layout).some((id) => ownPlace(doc, user, id) !== null)
}

/** Puts boxes at places for this person alone; boxes that are gone are passed over. False where that cannot be anybody's id. */
export function moveInLayout(
  context: PatchContext,
  user: string,
  places: ReadonlyMap<string, Position>
): boolean {
  if (!isSafeId(user)) return false
  const { doc } = context
  const moves = [...places].filter(([id]) => isSafeId(id) && getNode(doc, id) !== null)
  if (moves.length === 0) return true
  return edit(context, () => {
    const layout = layoutMap(doc, user)
    for (const [id, place] of moves) {
      const next = readPosition(place)
      if (!samePlain(layout.get(id), next)) layout.set(id, next)
    }
    return true
  })
}

/** Takes this person's places away: all boxes stand where they stand for everybody. */
export function resetLayout(context: PatchContext, user: string): void {
  const layouts = layoutsOf(context.doc)
  if (isSafeId(user) && layouts.has(user)) edit(context, () => layouts.delete(user))
}

/** Forgets the places of boxes that go, in everybody's layout. Call inside the transaction that removes them. */
export function forgetPlaces(doc: Place, ids: ReadonlySet<string>): void {
  const layouts = layoutsOf(doc)
  for (const [user, layout] of [...layouts.entries()]) {
    const gone = [...ids].filter((id) => field(layout, id) !== undefined)
    if (gone.length === 0) continue
    if (layout instanceof Y.Map) gone.forEach((id) => layout.delete(id))
    else if (isSafeId(user)) gone.forEach((id) => layoutMap(doc, user).delete(id))
  }
}

/** The person's layout as a shared map; what a stranger stored as a plain object becomes one, with the places in it. */
function layoutMap(doc: Place, user: string): Y.Map<unknown> {
  const stored = layoutsOf(doc).get(user)
  if (stored instanceof Y.Map) return stored
  const layout = new Y.Map<unknown>()
  for (const id of fields(stored).filter(isSafeId)) {
    const place = ownPlace(doc, user, id)
    if (place) layout.set(id, place)
  }
  layoutsOf(doc).set(user, layout)
  return layout
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value)
