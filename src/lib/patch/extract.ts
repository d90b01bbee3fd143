// The inside of a subpatch or an abstraction as a patch of its own, with the abstractions that it uses.
import type * as Y from 'yjs'
import { copyShared } from './copy-shared.ts'
import type { PatchContext } from './context.ts'
import { treeOf } from './edit-boxes.ts'
import { insertFragment } from './edit-paste.ts'
import { copyFragment } from './fragment.ts'
import { allNodes, defsOf, newPatch } from './shape.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { field, fields } from './values.ts'

/** `parent`: the subpatch; absent: all of `context`, the place of an abstraction. */
export function extract(context: PatchContext, parent: string | undefined, name: string): Y.Doc {
  const parents = treeOf(context)
  const boxes = allNodes(context.doc).filter(({ id }) => parents.get(id) === parent)
  const fragment = copyFragment(
    context,
    boxes.map(({ id }) => id)
  )
  const doc = newPatch(name)
  doc.transact(() => {
    insertFragment({ doc, classes: context.classes }, fragment)
    const open = fragment.nodes.flatMap(({ text }) => text ?? [])
    for (let text = open.pop(); text !== undefined; text = open.pop()) {
      const used = parseObjectText(text).className
      const def: unknown = defsOf(context.doc).get(used)
      if (def === undefined || defsOf(doc).has(used)) continue
      defsOf(doc).set(used, copyShared(def))
      const nodes = field(def, 'nodes')
      for (const id of fields(nodes)) {
        const inner = field(field(nodes, id), 'text')
        if (typeof inner === 'string') open.push(inner)
      }
    }
  })
  return doc
}
