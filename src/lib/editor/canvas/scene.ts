// The scene of a patch, or of one subpatch in it: its boxes and cables as the canvas draws them. `sceneOf` reads all once;
// `watchScene` keeps it up with the document, making anew only what changed.
import type * as Y from 'yjs'
import { parentsOf } from '../../patch/hierarchy.ts'
import { changedKeys, lookupOf } from '../../patch/lookup.ts'
import { compareOrder } from '../../patch/order.ts'
import { allEdges, allNodes, edgesOf, nodesOf, type PatchNode } from '../../patch/shape.ts'
import { boxModel, type PortsInUse } from './box-model.ts'
import { cableModels, sameCable } from './cable-model.ts'
import type { BoxModel, CableModel, Knowledge, Scene } from './types.ts'

export interface SceneOptions {
  knowledge: Knowledge
  /** The subpatch whose inside is drawn; the root of the patch if absent. */
  parent?: string
}

export function sceneOf(doc: Y.Doc, options: SceneOptions): Scene {
  return build(doc, options, null, null)
}

/**
 * Calls `update` with the scene now and after every change of it. Boxes and cables that did not change are the same objects
 * as before. Gives the way to stop.
 */
export function watchScene(doc: Y.Doc, options: SceneOptions, update: (scene: Scene) => void): () => void {
  let scene = build(doc, options, null, null)
  let dirty: Set<string> = new Set()
  let waiting = false
  const nodes = nodesOf(doc)
  const edges = edgesOf(doc)

  const flush = (): void => {
    if (!waiting) return
    waiting = false
    const stale = dirty
    dirty = new Set()
    scene = build(doc, options, scene, stale)
    update(scene)
  }
  // One transaction reports nodes and edges apart: the scene is made once, after it.
  const later = (): void => {
    waiting = true
  }
  type Events = Y.YEvent<Y.AbstractType<unknown>>[]
  const onNodes = (events: Events): void => {
    for (const id of changedKeys(nodes, events)) dirty.add(id)
    later()
  }
  const onEdges = (events: Events): void => {
    // The ends of a cable may gain or lose a ghost port.
    for (const id of changedKeys(edges, events)) {
      const old = scene.cables.get(id)
      const now = lookupOf(doc).edge(id)
      for (const end of [old?.from, old?.to, now?.source.nodeId, now?.target.nodeId]) if (end) dirty.add(end)
    }
    later()
  }
  lookupOf(doc)
  nodes.observeDeep(onNodes)
  edges.observeDeep(onEdges)
  doc.on('afterAllTransactions', flush)
  update(scene)
  return () => {
    nodes.unobserveDeep(onNodes)
    edges.unobserveDeep(onEdges)
    doc.off('afterAllTransactions', flush)
  }
}

function build(
  doc: Y.Doc,
  options: SceneOptions,
  old: Scene | null,
  stale: ReadonlySet<string> | null
): Scene {
  const found = allNodes(doc)
  const inside = insideOf(found, options.parent)
  const edges = allEdges(doc)
  const used = portsInUse(edges)
  const boxes = new Map<string, BoxModel>()
  for (const node of inside) {
    const kept = old && stale && !stale.has(node.id) ? old.boxes.get(node.id) : undefined
    boxes.set(node.id, kept ?? boxModel(doc, node, used.get(node.id) ?? NONE, options.knowledge))
  }
  const cables = cableModels(edges, boxes)
  if (old) for (const [id, cable] of cables) keepSame(cables, id, cable, old.cables.get(id))
  return { boxes, cables }
}

function keepSame(cables: Map<string, CableModel>, id: string, now: CableModel, before?: CableModel): void {
  if (before && sameCable(before, now)) cables.set(id, before)
}

/** The boxes of one level, in load order. */
function insideOf(nodes: readonly PatchNode[], parent: string | undefined): PatchNode[] {
  const wishes = new Map<string, string>()
  for (const node of nodes) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  const ids = new Set(nodes.map((node) => node.id))
  const parents = parentsOf(wishes, (id) => ids.has(id))
  return nodes.filter((node) => parents.get(node.id) === parent).sort(compareOrder)
}

const NONE: PortsInUse = { inlets: new Set(), outlets: new Set() }

function portsInUse(edges: Iterable<{ source: End; target: End }>): Map<string, PortsInUse> {
  const used = new Map<string, { inlets: Set<string>; outlets: Set<string> }>()
  const at = (id: string): { inlets: Set<string>; outlets: Set<string> } => {
    let ports = used.get(id)
    if (!ports) used.set(id, (ports = { inlets: new Set(), outlets: new Set() }))
    return ports
  }
  for (const { source, target } of edges) {
    at(source.nodeId).outlets.add(source.portId)
    at(target.nodeId).inlets.add(target.portId)
  }
  return used
}
interface End {
  nodeId: string
  portId: string
}
