// Instances of abstractions: copies of their boxes and cables with ids of their own, so that a running patch knows boxes in boxes, and
// nothing else. Made of a document when it is compiled, and of a message that makes one while the patch runs.
import { copyText, fromCopy, readClone, toCopy, type ClonePorts, type CloneText } from './clone-text.ts'
import type { GraphEdge, GraphNode, LibraryCanvas } from './graph.ts'
import { record, type List, type Value } from './message.ts'
import { formatAtom } from './text/format.ts'
import { parseObjectText, resolveDollars } from './text/object-text.ts'

/** How many instances may lie in one another. */
const DEEPEST = 200

/**
 * What the text of a [clone] says, with `args` for the `$1` … in its count and name; null where it says nothing. Placeholders among the
 * arguments of the copies stay: they are filled in where a copy is made.
 */
export function readCloneText(text: string, args: List = []): CloneText | null {
  try {
    const { atoms } = parseObjectText(text)
    // `$0` would be another number each time.
    const clone = readClone(resolveDollars(atoms, args, '$0'))
    return clone && { ...clone, args: atoms.slice(atoms.length - clone.args.length) }
  } catch {
    // Broken JSON among its arguments, of which the box itself complains.
    return null
  }
}

/** The abstractions of which instances are made. */
export interface InstanceDefs {
  has(name: string): boolean
  get(name: string): LibraryCanvas
  ports(name: string): Omit<ClonePorts, 'count'>
}

/** Of the copies that a [clone] makes; null where it makes none. `args`: of the instance that it lies in. */
export function clonePorts(
  text: string,
  defs: { has(name: string): boolean; ports?: InstanceDefs['ports'] },
  args: List = []
): ClonePorts | null {
  const clone = readCloneText(text, args)
  return clone && defs.ports && defs.has(clone.name)
    ? { count: clone.count, ...defs.ports(clone.name) }
    : null
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

/** How many more boxes and cables a patch may have. */
export interface Left {
  boxes: number
  cables: number
}

/** Whether more lies in it than the document has. */
export const isExpanded = ({ def, copies }: GraphNode): boolean => def !== undefined || copies !== undefined

/** The copies of a [clone], instances themselves, and the cables by which it speaks to them. */
function copiesOf(box: GraphNode, args: List, left: Left): LibraryCanvas {
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
      data: record({})
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

/**
 * What lies in an instance, and in those inside of it. One that would lie in itself, or would make more than is left, is empty:
 * `left` counts down, for all of a patch.
 */
export function expand(
  instance: GraphNode,
  defs: InstanceDefs,
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
