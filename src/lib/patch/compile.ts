// The saved patch as the runtime receives it: plain boxes and cables, those of its abstractions' instances among them.
import type * as Y from 'yjs'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { compileCanvas } from './compile-canvas.ts'
import { expand, isExpanded } from '../runtime/instances.ts'
import { Defs } from './defs.ts'
import { limits } from './limits.ts'
import { sortByOrder } from './order.ts'
import { edgesOf, nodesOf, patchName, settingsOf } from './shape.ts'

/** The whole graph as the difference from nothing, as for a load: new `[loadbang]`s fire. */
export function compilePatch(doc: Y.Doc, classes: Classes): GraphDiff {
  const defs = new Defs(doc, classes)
  const { nodes, edges } = compileCanvas(nodesOf(doc), edgesOf(doc), classes, defs)
  const left = { boxes: limits.nodes - nodes.length, cables: limits.edges - edges.length }
  for (const node of [...nodes]) {
    if (!isExpanded(node)) continue
    const copy = expand(node, defs, left)
    nodes.push(...copy.nodes)
    edges.push(...copy.edges)
  }
  const library = defs.library()
  return {
    name: canvasName(doc),
    ...(library ? { library } : {}),
    setNodes: sortByOrder(nodes),
    removeNodes: [],
    setEdges: sortByOrder(edges),
    removeEdges: [],
    fire: true
  }
}

/** As Pd calls the canvas of a patch: by its file, where it came from one of Pd's. */
const canvasName = (doc: Y.Doc): string =>
  settingsOf(doc).has('pd') ? `${patchName(doc)}.pd` : patchName(doc)
