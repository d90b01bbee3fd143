// A plain patch in a document, and read from one: the root maps, or those of an abstraction in `defs`, which have the same shape.
import * as Y from 'yjs'
import { cableMap } from '../../patch/edit-cables.ts'
import type { FragmentNode } from '../../patch/fragment.ts'
import { parentsOf } from '../../patch/hierarchy.ts'
import { readEdge, readNode, readParams, type PatchEdge } from '../../patch/shape.ts'
import { fieldsFromJson, toJson, type Json } from '../../patch/tree.ts'
import { field, fields } from '../../patch/values.ts'
import { objectOf } from './canvas-facts.ts'
import type { PlainPatch } from './plain.ts'

export interface PatchMaps {
  nodes: Y.Map<unknown>
  edges: Y.Map<unknown>
  settings: Y.Map<unknown>
}

/** Writes the patch into empty maps. Call inside a transaction. */
export function writePlain({ nodes, edges, settings }: PatchMaps, patch: PlainPatch): void {
  for (const node of patch.nodes) nodes.set(node.id, nodeMap(node))
  for (const edge of patch.edges) edges.set(edge.id, cableMap(edge))
  // A patch that never was a .pd file has none.
  if (Object.keys(patch.pd).length > 0) settings.set('pd', patch.pd)
}

function nodeMap(node: FragmentNode): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('id', node.id)
  map.set('type', node.type)
  map.set('domain', node.domain)
  if (node.text !== undefined) map.set('text', node.text)
  map.set('v', node.v)
  map.set('order', node.order)
  if (node.parent !== undefined) map.set('parent', node.parent)
  map.set('position', node.position)
  map.set('params', new Y.Map(Object.entries(node.params)))
  map.set('data', new Y.Map(fieldsFromJson(node.data)))
  return map
}

/** The patch that such maps hold, from whomever it is: what cannot be read is left out. */
export function readPlain(maps: Record<keyof PatchMaps, unknown>): PlainPatch {
  const nodes = new Map<string, FragmentNode>()
  const wishes = new Map<string, string>()
  for (const id of fields(maps.nodes)) {
    const raw = field(maps.nodes, id)
    const node = readNode(id, raw)
    if (!node) continue
    const data = field(raw, 'data')
    nodes.set(id, {
      ...node,
      params: { ...readParams(field(raw, 'params')) },
      data: Object.fromEntries(fields(data).map((name) => [name, toJson(field(data, name))]))
    })
    if (node.parent !== undefined) wishes.set(id, node.parent)
  }
  const parents = parentsOf(wishes, (id) => nodes.has(id))
  for (const [id, node] of nodes) {
    delete node.parent
    const parent = parents.get(id)
    if (parent !== undefined) node.parent = parent
  }
  const edges: PatchEdge[] = []
  for (const id of fields(maps.edges)) {
    const edge = readEdge(id, field(maps.edges, id))
    if (edge && nodes.has(edge.source.nodeId) && nodes.has(edge.target.nodeId)) edges.push(edge)
  }
  const pd: Json = toJson(field(maps.settings, 'pd') ?? null)
  return { nodes: [...nodes.values()], edges, pd: objectOf(pd) }
}
