// The abstractions that travel with a patch, `defs`: by name a pair of maps `nodes` and `edges` in the shape of the patch's own. An
// instance of one is a copy of its boxes and cables with ids of their own; so the runtime knows boxes in boxes, and nothing else.
import type * as Y from 'yjs'
import { copyText, fromCopy, toCopy } from '../runtime/clone-text.ts'
import type { GraphEdge, GraphNode } from '../runtime/graph.ts'
import type { List, Value } from '../runtime/message.ts'
import { formatAtom } from '../runtime/text/format.ts'
import { parseObjectText, resolveDollars } from '../runtime/text/object-text.ts'
import type { Classes } from './classes.ts'
import { clonePorts, compileCanvas } from './compile-canvas.ts'
import { defsIn, readCloneText, type KnownDefs } from './def-of.ts'
import { passagesOfDef } from './passages.ts'
import { defsOf } from './shape.ts'
import { field, toRecord } from './values.ts'

interface Canvas {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** How many instances may lie in one another. */
const DEEPEST = 200

/** The abstractions of a document as they are now, each compiled when it is first asked for. */
export class Defs {
  readonly #map: Y.Map<unknown>
  readonly #known: KnownDefs
  readonly #classes: Classes
  readonly #compiled = new Map<string, Canvas>()

  constructor(doc: Y.Doc, classes: Classes) {
    this.#map = defsOf(doc)
    this.#known = defsIn(doc)
    this.#classes = classes
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }

  first(name: string): boolean {
    return this.#known.first!(name)
  }

  ports(name: string): { inlets: number; outlets: number } {
    const { inlets, outlets } = passagesOfDef(this.#map.get(name), this.#classes)
    return { inlets: inlets.length, outlets: outlets.length }
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

/** Whether more lies in it than the document has. */
export const isExpanded = ({ def, copies }: GraphNode): boolean => def !== undefined || copies !== undefined

/** The copies of a [clone], instances themselves, and the cables by which it speaks to them. */
function copiesOf(box: GraphNode, args: List, left: Left): Canvas {
  const clone = readCloneText(box.text ?? '', args)
  const { copies } = box
  if (!clone || !copies) return { nodes: [], edges: [] }
  const cables = copies.count * (copies.inlets + copies.outlets)
  if (copies.count > left.boxes || cables > left.cables) return { nodes: [], edges: [] }
  left.boxes -= copies.count
  left.cables -= cables
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  const written = (atom: Value): string =>
    // A placeholder is filled in where the copy is made.
    typeof atom === 'string' && /^[^\s"'{}[\];,\\]+$/.test(atom) ? atom : formatAtom(atom)
  const order = (i: number): string => `a${String(i).padStart(6, '0')}`
  for (let i = 0; i < copies.count; i++) {
    const id = `${box.id}/${i}`
    nodes.push({
      id,
      type: clone.name,
      text: copyText(clone, i, written),
      order: order(i),
      parent: box.id,
      def: clone.name,
      v: 1,
      params: {},
      data: toRecord({})
    })
    const cable = (from: string, out: number, to: string, into: number): void => {
      const source = { nodeId: from, portId: `out${out}` }
      const target = { nodeId: to, portId: `in${into}` }
      edges.push({ id: `${from}.${out}-${to}.${into}`, source, target, order: order(0) })
    }
    for (let k = 0; k < copies.inlets; k++) cable(box.id, toCopy(copies, i, k), id, k)
    for (let k = 0; k < copies.outlets; k++) cable(id, k, box.id, fromCopy(copies, i, k))
  }
  return { nodes, edges }
}

/** The arguments of an instance, those of the one around it filled in. */
function argsOf({ text = '' }: GraphNode, around: List): List {
  try {
    return resolveDollars(parseObjectText(text).atoms, around, '$0')
  } catch {
    // Broken JSON among them, of which the box itself complains.
    return []
  }
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
  // `args`: of the instance that the box lies in.
  const open: { box: GraphNode; around: readonly string[]; args: List }[] = [
    { box: instance, around: [], args: [] }
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { box, around, args } = next
    if (box.copies) {
      const copies = copiesOf(box, args, left)
      nodes.push(...copies.nodes)
      edges.push(...copies.edges)
      for (const copy of copies.nodes) open.push({ box: copy, around, args })
      continue
    }
    const name = box.def!
    if (around.includes(name) || around.length >= DEEPEST) continue
    const canvas = defs.get(name)
    if (canvas.nodes.length > left.boxes || canvas.edges.length > left.cables) continue
    left.boxes -= canvas.nodes.length
    left.cables -= canvas.edges.length
    const inside = (id: string): string => `${box.id}/${id}`
    const own = argsOf(box, args)
    for (const node of canvas.nodes) {
      const copy: GraphNode = {
        ...node,
        id: inside(node.id),
        parent: node.parent === undefined ? box.id : inside(node.parent)
      }
      // How many copies there are, and of what, may be for the instance to say.
      if (node.type === 'clone' && node.def === undefined && node.text?.includes('$')) {
        const copies = clonePorts(node.text, defs, own)
        if (copies) copy.copies = copies
        else delete copy.copies
      }
      nodes.push(copy)
      if (isExpanded(copy)) open.push({ box: copy, around: [...around, name], args: own })
    }
    for (const edge of canvas.edges) {
      const end = ({ nodeId, portId }: GraphEdge['source']) => ({ nodeId: inside(nodeId), portId })
      edges.push({ ...edge, id: inside(edge.id), source: end(edge.source), target: end(edge.target) })
    }
  }
  return { nodes, edges }
}
