// An edit of the document meets a running patch that messages have changed. What they made in a box that goes, goes with it; what they
// removed comes back with its box's next edit, where the box that it lay in is still there.
import type { GraphDiff, GraphNode } from '../../graph.ts'
import type { RunningGraph } from '../graph.ts'
import { inTreeOrder } from '../tree-order.ts'
import { isMade } from './made.ts'

export function meetMade(diff: GraphDiff, graph: RunningGraph): GraphDiff {
  const removeNodes = [...diff.removeNodes]
  const removeEdges = new Set(diff.removeEdges)
  const removed = new Set(removeNodes)
  const emptied = (id: string): void => {
    for (const box of graph.inside(id)?.all() ?? []) {
      if (!isMade(box.id) || removed.has(box.id)) continue
      removed.add(box.id)
      removeNodes.push(box.id)
    }
  }
  for (const id of diff.removeNodes) emptied(id)
  // What a box holds now is something else.
  for (const { id, def } of diff.setNodes) {
    const before = graph.boxes.get(id)
    if (before && before.node.def !== def) emptied(id)
  }
  for (const id of removed)
    for (const edge of graph.edgesAt(id)) if (isMade(edge.id)) removeEdges.add(edge.id)

  const here = new Set<string>()
  const setNodes: GraphNode[] = []
  for (const node of inTreeOrder(diff.setNodes)) {
    const { parent } = node
    if (parent !== undefined && !here.has(parent) && (removed.has(parent) || !graph.boxes.has(parent)))
      continue
    here.add(node.id)
    setNodes.push(node)
  }
  return { ...diff, setNodes, removeNodes, removeEdges: [...removeEdges] }
}
