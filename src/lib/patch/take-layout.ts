// A person's own layout made the common one, for a patch that is theirs alone from now on.
import { edit, type PatchContext } from './context.ts'
import { defPlace } from './def-place.ts'
import { moveBoxes } from './edit-boxes.ts'
import { hasLayout, ownPlace, resetLayout } from './edit-layouts.ts'
import { defsOf, nodesOf } from './shape.ts'
import { fields } from './values.ts'

/** This person's places become those for everybody, in the patch and in its abstractions: nothing moves before their eyes. One edit. */
export function takeLayout(context: PatchContext, user: string): void {
  const { doc } = context
  if (!hasLayout(doc, user)) return
  edit(context, () => {
    const inside = fields(defsOf(doc)).map((name) => defPlace(doc, name))
    for (const place of [doc, ...inside]) {
      if (!place) continue
      const own = [...nodesOf(place).keys()].map((id) => [id, ownPlace(place, user, id)] as const)
      moveBoxes({ ...context, doc: place }, new Map(own.flatMap(([id, at]) => (at ? [[id, at]] : []))))
    }
    resetLayout(context, user)
  })
}
