// The abstractions that travel with a patch, `defs`: by name a pair of maps `nodes` and `edges` in the shape of the patch's own. An
// instance of one is a copy of its boxes and cables with ids of their own; so the runtime knows boxes in boxes, and nothing else.
import type * as Y from 'yjs'
import type { GraphEdge, GraphNode } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { compileCanvas } from './compile-canvas.ts'
import { defsOf } from './shape.ts'
import { field, isSafeId } from './values.ts'

interface Canvas {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** How many instances may lie in one another. */
const DEEPEST = 200

/** The abstractions of a document as they are now, each compiled when it is first asked for. */
export class Defs {
  readonly #map: Y.Map<unknown>
  readonly #classes: Classes
  readonly #compiled = new Map<string, Canvas>()

  constructor(doc: Y.Doc, classes: Classes) {
    this.#map = defsOf(doc)
    this.#classes = classes
  }

  has(name: string): boolean {
    return isSafeId(name) && this.#map.has(name)
  }

  get(name: string): Canvas {
    let canvas = this.#compiled.get(name)
    if (!canvas) {
      const def = this.#map.get(name)
      canvas = compileCanvas(field(def, 'nodes'), field(def, 'edges'), this.#classes, this)
      this.#compiled.set(name, canvas)
    }
    return canvas
  }

  /** They have changed. */
  forget(): void {
    this.#compiled.clear()
  }
}

/** How many more boxes and cables a patch may have. */
export interface Left {
  boxes: number
  cables: number
}

/**
 * What lies in an instance, and in those inside of it. One that would lie in itself, or would make more than is left, is empty:
 * `left` counts down, for all of a patch.
 */
export function expand(
  instance: GraphNode,
  defs: Defs,
  left: Left
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  const open: { box: GraphNode; around: readonly string[] }[] = [{ box: instance, around: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { box, around } = next
    const name = box.def!
    if (around.includes(name) || around.length >= DEEPEST) continue
    const canvas = defs.get(name)
    if (canvas.nodes.length > left.boxes || canvas.edges.length > left.cables) continue
    left.boxes -= canvas.nodes.length
    left.cables -= canvas.edges.length
    const inside = (id: string): string => `${box.id}/${id}`
    for (const node of canvas.nodes) {
      const copy = {
        ...node,
        id: inside(node.id),
        parent: node.parent === undefined ? box.id : inside(node.parent)
      }
      nodes.push(copy)
      if (copy.def !== undefined) open.push({ box: copy, around: [...around, name] })
    }
    for (const edge of canvas.edges) {
      const end = ({ nodeId, portId }: GraphEdge['source']) => ({ nodeId: inside(nodeId), portId })
      edges.push({ ...edge, id: inside(edge.id), source: end(edge.source), target: end(edge.target) })
    }
  }
  return { nodes, edges }
}
