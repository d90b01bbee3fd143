// The order in which boxes are made: as they stand in a patch, and the boxes inside of one right after it. So Pd makes the contents of
// a subpatch or an abstraction before the next box beside it.
import type { GraphNode } from '../graph.ts'

type Ordered = { order: string; id: string }
/** Ascending (order, id), by code unit: the same in every replica (rule 20). */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * Inlets and outlets from left to right. Of two at the same place Pd counts the later one in the file first (tried in 0.53.1).
 */
export const byPlace = (a: Ordered & { x?: number }, b: Ordered & { x?: number }): number =>
  (a.x ?? 0) - (b.x ?? 0) || byOrder(b, a)

/** Those whose parent is not among them come in their own order, whatever they lie in. Nobody may be his own ancestor. */
export function inTreeOrder(nodes: readonly GraphNode[]): GraphNode[] {
  const sorted = [...nodes].sort(byOrder)
  const ids = new Set(nodes.map(({ id }) => id))
  const inside = new Map<string, GraphNode[]>()
  const found: GraphNode[] = []
  const open: GraphNode[] = []
  for (const node of sorted) {
    if (node.parent === undefined || !ids.has(node.parent)) open.push(node)
    else if (inside.has(node.parent)) inside.get(node.parent)!.push(node)
    else inside.set(node.parent, [node])
  }
  // A stack, because subpatches may lie in one another thousands deep.
  open.reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    found.push(node)
    for (const child of (inside.get(node.id) ?? []).reverse()) open.push(child)
  }
  return found
}
