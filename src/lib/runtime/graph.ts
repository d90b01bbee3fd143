// The graph as the runtime receives it: plain data, read from the saved patch by `patch/compile`, posted to the worker as it
// is. A first graph is the difference from nothing, so there is one way in: GraphDiff.
import type { ClonePorts } from './clone-text.ts'
import type { MessageRecord } from './message.ts'

/** One box. `id` is unique in the whole patch; `parent` is the id of the subpatch box it lies in, absent at the root. */
export interface GraphNode {
  id: string
  /** The class where there is no text (a module of a rack, a GUI box); else the text decides. */
  type: string
  /** The text of a text object, `metro 500`; of a message box its message; absent for modules. */
  text?: string
  /** A fractional key; nodes are created in ascending (order, id): load order, and what depends on it (rule 20). */
  order: string
  parent?: string
  /** Of an inlet or outlet of a subpatch: its place from the left, by which the ports of the subpatch's box are numbered. */
  x?: number
  /** It is an instance of this abstraction: the boxes that have it as parent are its own, their ids its own with `/` and theirs. */
  def?: string
  /** A [clone]: what its copies are, which lie in it as boxes. */
  copies?: ClonePorts
  /** Version of the type's data, 1 if it never had another. */
  v: number
  /** A plain copy of node.params and node.data (Y.Text as string). Read by `create`, never written through. */
  params: Record<string, number>
  data: MessageRecord
}

/**
 * One cable. Ports are `in0`, `out1`, … for text objects, names for modules; for a box that holds boxes the id of an inlet or outlet
 * inside (of an abstraction: as it is in the abstraction), or its number. Fired in ascending (order, id).
 */
export interface GraphEdge {
  id: string
  source: { nodeId: string; portId: string }
  target: { nodeId: string; portId: string }
  order: string
}

/** The boxes and cables of one abstraction, as each instance has them. */
export interface LibraryCanvas {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** It goes before a class of Loadbang's own of its name. */
  readonly first?: true
}
/** The abstractions that a patch has, by name. */
export type Library = ReadonlyMap<string, LibraryCanvas>

/** What changed. Within one difference: edges go, nodes go, nodes come or are replaced, edges come or are replaced. */
export interface GraphDiff {
  /** Nodes that are new or whose type, text, order, parent, v, params or data changed, whole. */
  setNodes: GraphNode[]
  removeNodes: string[]
  setEdges: GraphEdge[]
  removeEdges: string[]
  /** Whether new `[loadbang]` boxes among setNodes fire (load, typed, pasted: yes; undo, remote edits: no). Rule 23. */
  fire: boolean
  /** What the patch's canvas is called, `NAME.pd` if it is a Pd file's: messages to `pd-` and that change it. In the first one. */
  name?: string
  /** All abstractions, where they have changed: messages may make instances of those, too, that no box stands for. */
  library?: Library
}

export const emptyDiff = (): GraphDiff => ({
  setNodes: [],
  removeNodes: [],
  setEdges: [],
  removeEdges: [],
  fire: false
})
