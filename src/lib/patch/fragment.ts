// What the clipboard carries: boxes, the cables between them and the abstractions that they use as JSON text, `{loadbang: 1, nodes,
// edges, defs}`. It travels between patches, tabs and people, so reading it trusts nothing; ids in it mean something only inside it.
import type { PatchContext } from './context.ts'
import { treeOf } from './edit-boxes.ts'
import { withDescendants } from './hierarchy.ts'
import { limits } from './limits.ts'
import { lookupOf } from './lookup.ts'
import { sortByOrder } from './order.ts'
import { getNode, nodesOf, readEdge, readNode, readParams, type PatchEdge, type PatchNode } from './shape.ts'
import { toJson, type Json } from './tree.ts'
import { usedDefs } from './used-defs.ts'
import { field, fields, isSafeId } from './values.ts'

/** Boxes in load order, cables in firing order. `parent` names another box of the fragment or is absent. */
export interface Fragment {
  nodes: FragmentNode[]
  edges: PatchEdge[]
  /** Abstractions by name, as tree.ts writes them; absent where none is used. `bringDefs` puts them into a patch. */
  defs?: Readonly<Record<string, Json>>
}

export interface FragmentNode extends PatchNode {
  params: Record<string, number>
  /** JSON as tree.ts writes it. */
  data: Record<string, Json>
}

/** The selected boxes, what lies in them, and the cables that have both ends among them. */
export function copyFragment(context: PatchContext, ids: Iterable<string>): Fragment {
  const { doc } = context
  const parents = treeOf(context)
  const wanted = withDescendants(ids, parents)
  const nodes: FragmentNode[] = []
  const edges = new Map<string, PatchEdge>()
  for (const id of wanted) {
    const node = getNode(doc, id)
    if (!node) continue
    const { parent: _, ...rest } = node
    const parent = parents.get(id)
    nodes.push({
      ...rest,
      ...(parent !== undefined && wanted.has(parent) ? { parent } : {}),
      ...saved(nodesOf(doc).get(id))
    })
    for (const edgeId of lookupOf(doc).edgesAt(id)) {
      const edge = lookupOf(doc).edge(edgeId)!
      if (wanted.has(edge.source.nodeId) && wanted.has(edge.target.nodeId)) edges.set(edgeId, edge)
    }
  }
  return { nodes: sortByOrder(nodes), edges: sortByOrder(edges.values()) }
}

/** The same with the abstractions that they use, for another patch. */
export function copyWithDefs(context: PatchContext, ids: Iterable<string>): Fragment {
  const fragment = copyFragment(context, ids)
  const used = usedDefs(
    context,
    fragment.nodes.map(({ text }) => text)
  )
  if (used.size === 0) return fragment
  return { ...fragment, defs: Object.fromEntries([...used].map(([name, def]) => [name, toJson(def)])) }
}

export function fragmentText(fragment: Fragment): string {
  return JSON.stringify({ loadbang: 1, ...fragment })
}

/**
 * The fragment that a text is; null where it is none (any other text on the clipboard), is of a newer kind, or is too big.
 * A box that cannot be read is left out, and so is a cable whose ends are not both there.
 */
export function parseFragment(text: string): Fragment | null {
  if (text.length > limits.fragment || !text.trimStart().startsWith('{')) return null
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const [rawNodes, rawEdges] = [field(json, 'nodes'), field(json, 'edges')]
  if (field(json, 'loadbang') !== 1 || !Array.isArray(rawNodes) || !Array.isArray(rawEdges)) return null
  if (rawNodes.length > limits.fragmentNodes || rawEdges.length > limits.edges) return null
  const nodes = new Map<string, FragmentNode>()
  for (const raw of rawNodes as unknown[]) {
    const id = field(raw, 'id')
    const node = typeof id === 'string' && !nodes.has(id) ? readNode(id, raw) : null
    if (node) nodes.set(node.id, { ...node, ...saved(raw, (value) => value as Json) })
  }
  const edges = new Map<string, PatchEdge>()
  for (const raw of rawEdges as unknown[]) {
    const id = field(raw, 'id')
    const edge = typeof id === 'string' && !edges.has(id) ? readEdge(id, raw) : null
    if (edge && nodes.has(edge.source.nodeId) && nodes.has(edge.target.nodeId)) edges.set(edge.id, edge)
  }
  for (const node of nodes.values())
    if (node.parent !== undefined && !nodes.has(node.parent)) delete node.parent
  const rawDefs = field(json, 'defs')
  const defs = Object.fromEntries(
    fields(rawDefs).flatMap((name) => (isSafeId(name) ? [[name, field(rawDefs, name) as Json]] : []))
  )
  return {
    nodes: sortByOrder(nodes.values()),
    edges: sortByOrder(edges.values()),
    ...(Object.keys(defs).length > 0 ? { defs } : {})
  }
}

function saved(box: unknown, json: (value: unknown) => Json = toJson): Pick<FragmentNode, 'params' | 'data'> {
  const data = field(box, 'data')
  return {
    params: { ...readParams(field(box, 'params')) },
    data: Object.fromEntries(fields(data).map((name) => [name, json(field(data, name))]))
  }
}
