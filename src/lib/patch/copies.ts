// What lies in the instances of abstractions, kept up: the differences that an edit of an instance, or of an abstraction, makes.
import type * as Y from 'yjs'
import type { GraphDiff, GraphEdge, GraphNode } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { expand, isExpanded, type Left } from '../runtime/instances.ts'
import { Defs } from './defs.ts'
import { limits } from './limits.ts'
import { samePlain } from './values.ts'

interface Copy {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly edges: ReadonlyMap<string, GraphEdge>
}
const nothing: Copy = { nodes: new Map(), edges: new Map() }

const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]))

export class Copies {
  readonly defs: Defs
  readonly #copies = new Map<string, Copy>()

  constructor(doc: Y.Doc, classes: Classes) {
    this.defs = new Defs(doc, classes)
  }

  /** Abstractions have changed. */
  forget(): void {
    this.defs.forget()
  }

  /** `changed`: boxes that may be instances, or of which the abstraction may have changed. `own`: how much the patch has itself. */
  update(changed: Iterable<GraphNode>, removed: readonly string[], own: Left): Omit<GraphDiff, 'fire'> {
    const diff: Omit<GraphDiff, 'fire'> = { setNodes: [], removeNodes: [], setEdges: [], removeEdges: [] }
    for (const id of removed) this.#replace(id, nothing, diff)
    const left = { boxes: limits.nodes - own.boxes, cables: limits.edges - own.cables }
    for (const { nodes, edges } of this.#copies.values()) {
      left.boxes -= nodes.size
      left.cables -= edges.size
    }
    for (const node of changed) {
      const before = this.#copies.get(node.id) ?? nothing
      left.boxes += before.nodes.size
      left.cables += before.edges.size
      const copy = !isExpanded(node) ? nothing : copyOf(expand(node, this.defs, left))
      this.#replace(node.id, copy, diff)
    }
    return diff
  }

  #replace(id: string, after: Copy, diff: Omit<GraphDiff, 'fire'>): void {
    const before = this.#copies.get(id) ?? nothing
    if (after === nothing) this.#copies.delete(id)
    else this.#copies.set(id, after)
    compare(before.nodes, after.nodes, diff.setNodes, diff.removeNodes)
    compare(before.edges, after.edges, diff.setEdges, diff.removeEdges)
  }
}

const copyOf = ({ nodes, edges }: { nodes: GraphNode[]; edges: GraphEdge[] }): Copy => ({
  nodes: byId(nodes),
  edges: byId(edges)
})

function compare<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  set: T[],
  removed: string[]
): void {
  for (const [id, item] of after) if (!samePlain(before.get(id), item)) set.push(item)
  for (const id of before.keys()) if (!after.has(id)) removed.push(id)
}
