// The inside of a subpatch or an abstraction as a patch of its own, with the abstractions that it uses.
import type * as Y from 'yjs'
import { bringDefs } from './bring-defs.ts'
import type { PatchContext } from './context.ts'
import { treeOf } from './edit-boxes.ts'
import { insertFragment } from './edit-paste.ts'
import { copyWithDefs } from './fragment.ts'
import { allNodes, newPatch } from './shape.ts'

/** `parent`: the subpatch; absent: all of `context`, the place of an abstraction. */
export function extract(context: PatchContext, parent: string | undefined, name: string): Y.Doc {
  const parents = treeOf(context)
  const boxes = allNodes(context.doc).filter(({ id }) => parents.get(id) === parent)
  const fragment = copyWithDefs(
    context,
    boxes.map(({ id }) => id)
  )
  const doc = newPatch(name)
  doc.transact(() => {
    const into = { doc, classes: context.classes }
    insertFragment(into, bringDefs(into, fragment))
  })
  return doc
}
