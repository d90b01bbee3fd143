// A level drawn in a person's own layout: where its boxes stand, and which of them move when the layout changes.
import type * as Y from 'yjs'
import { ownPlace } from '../../patch/edits.ts'
import { layoutsOf, type PatchNode, type Place } from '../../patch/shape.ts'

/** The box where it stands for this person. Its ports follow its common place all the same. */
export function placedFor(doc: Place, layout: string | null | undefined, node: PatchNode): PatchNode {
  const position = typeof layout === 'string' ? ownPlace(doc, layout, node.id) : null
  return position ? { ...node, position } : node
}

/** Calls `note` with the boxes that this person moved (null: perhaps any) in each change; gives the way to stop. */
export function watchPlaces(
  doc: Place,
  layout: string | null | undefined,
  note: (ids: Iterable<string> | null) => void
): () => void {
  if (typeof layout !== 'string') return () => {}
  const layouts = layoutsOf(doc)
  // Of an abstraction's boxes, the id behind its name; whatever else it finds is no box here.
  const idOf = (key: string): string => (doc.def === undefined ? key : key.slice(doc.def.length + 1))
  const seen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { path, keys } of events) {
      if (path.length === 0 && keys.has(layout)) note(null)
      else if (path[0] === layout) note((path.length === 1 ? [...keys.keys()] : [String(path[1])]).map(idOf))
    }
  }
  layouts.observeDeep(seen)
  return () => layouts.unobserveDeep(seen)
}
