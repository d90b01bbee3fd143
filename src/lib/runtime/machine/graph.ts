// The running graph: boxes and cables by id, changed by differences while messages flow. Cables live at the outlets they leave
// from, sorted when an edit touches that outlet; a message never searches for them.
import type { Catalogue } from '../define.ts'
import type { GraphDiff, GraphEdge, GraphNode } from '../graph.ts'
import type { Value } from '../message.ts'
import { Box, portIndex } from './box.ts'
import { Cable } from './delivery.ts'
import { PatchInstance } from './instance.ts'
import type { World } from './world.ts'

type Ordered = { order: string; id: string }
/** Ascending (order, id), by code unit: the same in every replica (rule 20). */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export class RunningGraph {
  readonly root = new PatchInstance([], null)
  readonly boxes = new Map<string, Box>()
  #edges = new Map<string, GraphEdge>()
  /** Ids of edges at a node, either end. */
  #at = new Map<string, Set<string>>()
  #parents = new Map<string, string | undefined>()
  #catalogue: Catalogue
  #world: World

  constructor(catalogue: Catalogue, world: World) {
    this.#catalogue = catalogue
    this.#world = world
  }

  /** Applies a difference; returns the boxes that were made, in load order. */
  apply(diff: GraphDiff): Box[] {
    const touched = new Set<string>()
    for (const id of diff.removeEdges) this.#removeEdge(id, touched)
    for (const id of diff.removeNodes) this.#removeNode(id, touched)
    for (const node of diff.setNodes) this.#parents.set(node.id, node.parent)
    const made: Box[] = []
    for (const node of [...diff.setNodes].sort(byOrder)) {
      const box = this.#setNode(node)
      if (!box) continue
      made.push(box)
      touched.add(node.id)
      for (const id of this.#at.get(node.id) ?? []) touched.add(this.#edges.get(id)!.source.nodeId)
    }
    for (const edge of diff.setEdges) {
      this.#removeEdge(edge.id, touched)
      this.#edges.set(edge.id, edge)
      this.#link(edge.source.nodeId, edge.id)
      this.#link(edge.target.nodeId, edge.id)
      touched.add(edge.source.nodeId)
    }
    for (const id of touched) this.#wire(id)
    return made
  }

  /** Subpatches first, depth-first, then a patch's own boxes in order: Pd's order of [loadbang]. */
  inLoadOrder(boxes: readonly Box[]): Box[] {
    const wanted = new Set(boxes)
    const found: Box[] = []
    const visit = (instance: PatchInstance): void => {
      const own = [...instance.boxes.values()].sort((a, b) => byOrder(a.node, b.node))
      for (const box of own) {
        const child = instance.children.get(box.id)
        if (child) visit(child)
      }
      for (const box of own) if (wanted.has(box)) found.push(box)
    }
    visit(this.root)
    return found
  }

  dispose(): void {
    for (const box of this.boxes.values()) box.dispose()
    this.boxes.clear()
    this.#edges.clear()
  }

  #instanceOf(parent: string | undefined): PatchInstance {
    const path: string[] = []
    const seen = new Set<string>()
    for (let id = parent; id !== undefined && !seen.has(id); id = this.#parents.get(id)) {
      seen.add(id)
      path.unshift(id)
    }
    return path.reduce((instance, id) => instance.child(id), this.root)
  }

  /** The new box; undefined where the one that stands there goes on. */
  #setNode(node: GraphNode): Box | undefined {
    const old = this.boxes.get(node.id)
    let previous: Value
    if (old) {
      const sameText =
        old.node.text === node.text && old.node.type === node.type && old.node.parent === node.parent
      if (sameText && old.node.v === node.v) {
        if (same(old.node.data, node.data) && same(old.node.params, node.params)) {
          old.node = node
          return undefined
        }
        if (old.update(node)) return undefined
      }
      const state = this.#drop(old)
      const next = new Box(node, this.#instanceOf(node.parent), this.#catalogue, this.#world)
      if (next.definition !== undefined && next.definition === old.definition) previous = state
      return this.#place(next, previous)
    }
    return this.#place(new Box(node, this.#instanceOf(node.parent), this.#catalogue, this.#world), undefined)
  }

  #place(box: Box, previous: Value): Box {
    this.boxes.set(box.id, box)
    box.instance.boxes.set(box.id, box)
    box.create(previous)
    return box
  }

  #drop(box: Box): Value {
    const state = box.dispose()
    this.boxes.delete(box.id)
    box.instance.boxes.delete(box.id)
    return state
  }

  #removeNode(id: string, touched: Set<string>): void {
    const box = this.boxes.get(id)
    if (box) this.#drop(box)
    this.#parents.delete(id)
    for (const edge of this.#at.get(id) ?? []) touched.add(this.#edges.get(edge)!.source.nodeId)
  }

  #removeEdge(id: string, touched: Set<string>): void {
    const edge = this.#edges.get(id)
    if (!edge) return
    this.#edges.delete(id)
    this.#unlink(edge.source.nodeId, id)
    this.#unlink(edge.target.nodeId, id)
    touched.add(edge.source.nodeId)
  }

  #link(nodeId: string, edgeId: string): void {
    const at = this.#at.get(nodeId)
    if (at) at.add(edgeId)
    else this.#at.set(nodeId, new Set([edgeId]))
  }

  #unlink(nodeId: string, edgeId: string): void {
    const at = this.#at.get(nodeId)
    at?.delete(edgeId)
    if (at?.size === 0) this.#at.delete(nodeId)
  }

  /** Makes the cable lists of one box's outlets anew. What does not fit stays in the patch, unconnected. */
  #wire(sourceId: string): void {
    const box = this.boxes.get(sourceId)
    if (!box) return
    const lists: Cable[][] = box.outlets.map(() => [])
    const edges = [...(this.#at.get(sourceId) ?? [])].map((id) => this.#edges.get(id)!)
    for (const edge of edges.filter((e) => e.source.nodeId === sourceId).sort(byOrder)) {
      const inlet = this.boxes.get(edge.target.nodeId)?.inlets[portIndex(edge.target.portId)]
      const list = lists[portIndex(edge.source.portId)]
      if (inlet && list) list.push(new Cable(edge.id, box, inlet))
    }
    box.outlets.forEach((outlet, i) => outlet.connect(lists[i]!))
  }
}

/** Deep equality of plain saved data; binaries by identity. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every(
    (k) => Object.hasOwn(b, k) && same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k])
  )
}
