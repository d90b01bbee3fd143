// Boxes and cables as the runtime receives them. What is only a wish in the document becomes decided here, from the present state
// alone, so that every replica compiles the same graph: rings of parents are broken, cables to nowhere left out, older data brought
// up. The document itself is not touched.
import type { GraphEdge, GraphNode } from '../runtime/graph.ts'
import { clonePorts } from '../runtime/instances.ts'
import { classOfBox } from './class-of.ts'
import { migrated, type Classes } from './classes.ts'
import { defOf, type KnownDefs } from './def-of.ts'
import { parentsOf } from './hierarchy.ts'
import { readEdge, readNode, readParams } from './shape.ts'
import { field, fields, toRecord } from './values.ts'

/**
 * One box; `parent` is still the wish. Data of an older version is brought up where the steps are known here; data of a newer
 * one goes on as it is, with its `v`, by which the runtime sees that it must leave the box alone.
 */
export function compileNode(id: string, value: unknown, classes: Classes, defs: KnownDefs): GraphNode | null {
  const node = readNode(id, value)
  if (!node) return null
  const cls = classOfBox(node, classes)
  const graphNode: GraphNode = {
    id,
    type: cls.type,
    order: node.order,
    v: node.v,
    params: readParams(field(value, 'params')),
    data: toRecord(field(value, 'data'))
  }
  if (node.text !== undefined) graphNode.text = node.text
  if (node.parent !== undefined) graphNode.parent = node.parent
  if (cls.passage !== undefined) graphNode.x = node.position.x
  const def = defOf(node.text, classes, defs)
  if (def !== null) graphNode.def = def
  else if (cls.type === 'clone' && node.text !== undefined) {
    const copies = clonePorts(node.text, defs)
    if (copies) graphNode.copies = copies
  }
  if (cls.known && node.v < cls.version) {
    const data = migrated(
      classes,
      cls.type,
      toRecord(field(value, 'data')) as Record<string, unknown>,
      node.v
    )
    if (data) Object.assign(graphNode, { v: cls.version, data: toRecord(data) })
  }
  return graphNode
}

/** The boxes and cables of one pair of maps: the patch's own, or an abstraction's. */
export function compileCanvas(
  nodeMap: unknown,
  edgeMap: unknown,
  classes: Classes,
  defs: KnownDefs
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const nodes = new Map<string, GraphNode>()
  const wishes = new Map<string, string>()
  for (const id of fields(nodeMap)) {
    const node = compileNode(id, field(nodeMap, id), classes, defs)
    if (!node) continue
    nodes.set(id, node)
    if (node.parent !== undefined) wishes.set(id, node.parent)
  }
  const parents = parentsOf(wishes, (id) => nodes.has(id))
  for (const id of wishes.keys()) withParent(nodes.get(id)!, parents.get(id))
  const edges: GraphEdge[] = []
  for (const id of fields(edgeMap)) {
    const edge = compileEdge(id, field(edgeMap, id))
    if (edge && nodes.has(edge.source.nodeId) && nodes.has(edge.target.nodeId)) edges.push(edge)
  }
  return { nodes: [...nodes.values()], edges }
}

export function compileEdge(id: string, value: unknown): GraphEdge | null {
  const edge = readEdge(id, value)
  return edge && { id, source: edge.source, target: edge.target, order: edge.order }
}

export function withParent(node: GraphNode, parent: string | undefined): void {
  if (parent === undefined) delete node.parent
  else node.parent = parent
}
