// A box kept in mind while somebody works in it, so that it can be brought back when another deletes it: with its cables, what lies
// in it, and the id by which its stored data is found.
import { edit, type PatchContext } from './context.ts'
import { setCode } from './edit-data.ts'
import { connect } from './edit-cables.ts'
import { editText } from './edit-boxes.ts'
import { insertFragment } from './edit-paste.ts'
import { copyFragment, type Fragment } from './fragment.ts'
import { lookupOf } from './lookup.ts'
import { getNode, type PatchEdge } from './shape.ts'

export interface KeptBox {
  readonly id: string
  readonly fragment: Fragment
  readonly parent: string | undefined
  /** Cables to and from boxes outside of it. */
  readonly cables: readonly PatchEdge[]
}

export function keepBox(context: PatchContext, id: string): KeptBox | null {
  const node = getNode(context.doc, id)
  if (!node) return null
  const fragment = copyFragment(context, [id])
  const lookup = lookupOf(context.doc)
  const cables = [...lookup.edgesAt(id)].flatMap((edge) => lookup.edge(edge) ?? [])
  return { id, fragment, parent: node.parent, cables }
}

/** What was being typed in the box when it went. */
export interface Typed {
  readonly text?: string
  readonly code?: string
}

/** Brings the box back as it was, with what was typed in it: one edit. Where it is back already, it gets what was typed. */
export function bringBack(context: PatchContext, kept: KeptBox, typed: Typed = {}): void {
  const { doc } = context
  edit(context, () => {
    if (!getNode(doc, kept.id)) {
      const { nodes } = kept.fragment
      const sameIds = nodes.every(({ id }) => !getNode(doc, id))
      const parent = kept.parent !== undefined && getNode(doc, kept.parent) ? kept.parent : undefined
      const [id] = insertFragment(context, kept.fragment, {
        ...(sameIds ? { sameIds } : {}),
        ...(parent === undefined ? {} : { parent })
      })
      for (const { source, target } of kept.cables) {
        const end = (at: PatchEdge['source']) => (at.nodeId === kept.id ? { ...at, nodeId: id! } : at)
        connect(context, end(source), end(target))
      }
    }
    if (typed.text !== undefined && typed.text.trim() !== '') editText(context, kept.id, typed.text)
    if (typed.code !== undefined) setCode(context, kept.id, typed.code)
  })
}
