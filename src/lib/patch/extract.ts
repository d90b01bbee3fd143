// The inside of a subpatch or an abstraction as a patch of its own, with the abstractions that it uses.
import type * as Y from 'yjs'
import { bringDefs } from './bring-defs.ts'
import type { PatchContext } from './context.ts'
import { copyShared } from './copy-shared.ts'
import { treeOf } from './edit-boxes.ts'
import { insertFragment } from './edit-paste.ts'
import { copyWithDefs } from './fragment.ts'
import { allNodes, defsOf, newPatch, nodesOf, settingsOf } from './shape.ts'
import { field } from './values.ts'

export interface Inside {
  /** The subpatch; absent: all of `context`, the place of an abstraction. */
  readonly parent: string | undefined
  /** The abstraction's name, where it is all of one. */
  readonly def?: string | undefined
}

/** Boxes have the ids that they have there: they are its ports, which cables name. */
export function extract(context: PatchContext, { parent, def }: Inside, name: string): Y.Doc {
  const parents = treeOf(context)
  const boxes = allNodes(context.doc).filter(({ id }) => parents.get(id) === parent)
  const fragment = copyWithDefs(
    context,
    boxes.map(({ id }) => id)
  )
  const doc = newPatch(name)
  doc.transact(() => {
    const into = { doc, classes: context.classes }
    insertFragment(into, bringDefs(into, fragment), { sameIds: true })
    const pd =
      def === undefined
        ? shownBy(parent === undefined ? undefined : nodesOf(context.doc).get(parent))
        : field(field(defsOf(context.doc).get(def), 'settings'), 'pd')
    if (pd !== undefined) settingsOf(doc).set('pd', copyShared(pd))
  })
  return doc
}

/** What a subpatch shows of its inside, as a patch says it. */
function shownBy(box: unknown): unknown {
  const canvas = field(field(box, 'data'), 'canvas')
  if (!Array.isArray(field(canvas, 'coords'))) return undefined
  const facts = ['x', 'y', 'width', 'height', 'coords'].map((key) => [key, field(canvas, key)])
  return { canvas: copyShared(Object.fromEntries(facts)) }
}
