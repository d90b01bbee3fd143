// What lies in the instances of abstractions, kept up: the differences that an edit of an instance, or of an abstraction, makes.
import type * as Y from 'yjs'
import type { GraphDiff, GraphEdge, GraphNode } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { Defs, expand } from './defs.ts'
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

  /** `changed`: boxes that may be instances, or of which the abstraction may have changed. `own`: how many boxes the patch has itself. */
  update(changed: Iterable<GraphNode>, removed: readonly string[], own: number): Omit<GraphDiff, 'fire'> {
    const diff: Omit<GraphDiff, 'fire'> = { setNodes: [], removeNodes: [], setEdges: [], removeEdges: [] }
    const left = { boxes: limits.nodes - own }
    for (const { nodes } of this.#copies.values()) left.boxes -= nodes.size
    for (const id of removed) this.#replace(id, nothing, diff, left)
    for (const node of changed) {
      left.boxes += this.#copies.get(node.id)?.nodes.size ?? 0
      const copy = node.def === undefined ? nothing : copyOf(expand(node, this.defs, left))
      this.#replace(node.id, copy, diff, { boxes: 0 })
    }
    return diff
  }

  #replace(id: string, after: Copy, diff: Omit<GraphDiff, 'fire'>, left: { boxes: number }): void {
    const before = this.#copies.get(id) ?? nothing
    left.boxes += before.nodes.size
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
