// A person's own layout: where boxes stand for that person alone, in `layouts` (user -> node -> {x, y}). A box without a place
// of its own stands where it stands for everybody. Nothing that runs asks for it: order and ports follow the common places. What lies
// in an abstraction stands under `NAME/ID` there: its ids may be those of boxes of the patch.
import * as Y from 'yjs'
import { edit, type PatchContext } from './context.ts'
import { getNode, layoutsOf, readPosition, type Place, type Position } from './shape.ts'
import { field, fields, isSafeId, samePlain } from './values.ts'

/** Where a box stands for this person; null: they have put it nowhere. Reads whatever a stranger left there. */
export function ownPlace(doc: Place, user: string, id: string): Position | null {
  return readPlace(field(field(layoutsOf(doc), user), keyOf(doc, id)))
}

function readPlace(place: unknown): Position | null {
  const [x, y] = [field(place, 'x'), field(place, 'y')]
  return isNumber(x) && isNumber(y) ? readPosition({ x, y }) : null
}

/** Whether this person has put any box anywhere. */
export function hasLayout(doc: Place, user: string): boolean {
  const layout = field(layoutsOf(doc), user)
  return fields(layout).some((key) => readPlace(field(layout, key)) !== null)
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
      const [key, next] = [keyOf(doc, id), readPosition(place)]
      if (!samePlain(layout.get(key), next)) layout.set(key, next)
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
    const gone = Array.from(ids, (id) => keyOf(doc, id)).filter((key) => field(layout, key) !== undefined)
    if (gone.length === 0) continue
    if (layout instanceof Y.Map) gone.forEach((key) => layout.delete(key))
    else if (isSafeId(user)) gone.forEach((key) => layoutMap(doc, user).delete(key))
  }
}

/** The person's layout as a shared map; what a stranger stored as a plain object becomes one, with the places in it. */
function layoutMap(doc: Place, user: string): Y.Map<unknown> {
  const stored = layoutsOf(doc).get(user)
  if (stored instanceof Y.Map) return stored
  const layout = new Y.Map<unknown>()
  for (const key of fields(stored)) {
    const place = readPlace(field(stored, key))
    if (place) layout.set(key, place)
  }
  layoutsOf(doc).set(user, layout)
  return layout
}

/** A box's name in a layout. */
const keyOf = ({ def }: Place, id: string): string => (def === undefined ? id : `${def}/${id}`)

const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value)
