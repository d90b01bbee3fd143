// The graph kept up: from each transaction of the document exactly what it changed in the graph, so that one edit among
// thousands of boxes costs one edit. The sum of the differences is always what compilePatch would give.
import * as Y from 'yjs'
import type { GraphDiff, GraphEdge, GraphNode } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { compileEdge, compileNode, withParent } from './compile-canvas.ts'
import { LOAD, LOCAL, PERSIST } from './context.ts'
import { Copies } from './copies.ts'
import { parentsOf } from './hierarchy.ts'
import { changedKeys, lookupOf } from './lookup.ts'
import { sortByOrder } from './order.ts'
import { defsOf, edgesOf, nodesOf } from './shape.ts'
import { samePlain } from './values.ts'

/** Calls `listener` with each difference that is not empty, from now on; gives the way to stop. */
export function watchGraph(doc: Y.Doc, classes: Classes, listener: (diff: GraphDiff) => void): () => void {
  const roots = { nodes: nodesOf(doc), edges: edgesOf(doc) }
  const lookup = lookupOf(doc)
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  const wishes = new Map<string, string>()
  let parents: ReadonlyMap<string, string> = new Map()
  let named: ReadonlySet<string> = new Set()
  let dirtyNodes = new Set<string>()
  let dirtyEdges = new Set<string>()
  const copies = new Copies(doc, classes)
  const defs = defsOf(doc)
  let dirtyDefs = false
  let newInDefs = false

  const seeNodes = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const id of changedKeys(roots.nodes, events)) dirtyNodes.add(id)
  }
  const seeEdges = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const id of changedKeys(roots.edges, events)) dirtyEdges.add(id)
  }

  // What is an instance follows from the abstractions that there are.
  const seeDefs = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    dirtyDefs = true
    newInDefs ||= events.some(bringsBoxes)
    for (const id of roots.nodes.keys()) dirtyNodes.add(id)
  }

  /** Reads again what is dirty; gives what came out different. */
  const update = (): GraphDiff => {
    const setNodes = new Map<string, GraphNode>()
    const removeNodes: string[] = []
    let regroup = false
    if (dirtyDefs) copies.forget()
    for (const id of dirtyNodes) {
      const before = nodes.get(id)
      const after = compileNode(id, roots.nodes.get(id), classes, copies.defs)
      const came = before === undefined && after !== null
      const went = before !== undefined && after === null
      if (wishes.get(id) !== after?.parent || ((came || went) && named.has(id))) regroup = true
      if (after?.parent === undefined) wishes.delete(id)
      else wishes.set(id, after.parent)
      if (came || went) for (const edge of lookup.edgesAt(id)) dirtyEdges.add(edge)
      if (went) {
        nodes.delete(id)
        removeNodes.push(id)
      } else if (after) {
        withParent(after, parents.get(id))
        if (before && samePlain(before, after)) continue
        nodes.set(id, after)
        setNodes.set(id, after)
      }
    }
    if (regroup) {
      const old = parents
      parents = parentsOf(wishes, (id) => nodes.has(id))
      named = new Set(wishes.values())
      for (const id of new Set([...old.keys(), ...parents.keys()])) {
        const node = nodes.get(id)
        if (!node || node.parent === parents.get(id)) continue
        const moved = { ...node }
        withParent(moved, parents.get(id))
        nodes.set(id, moved)
        setNodes.set(id, moved)
      }
    }
    const setEdges: GraphEdge[] = []
    const removeEdges: string[] = []
    for (const id of dirtyEdges) {
      const before = edges.get(id)
      const read = compileEdge(id, roots.edges.get(id))
      const after = read && nodes.has(read.source.nodeId) && nodes.has(read.target.nodeId) ? read : null
      if (!after) {
        if (edges.delete(id)) removeEdges.push(id)
      } else if (!before || !samePlain(before, after)) {
        edges.set(id, after)
        setEdges.push(after)
      }
    }
    const changed = dirtyDefs ? nodes.values() : setNodes.values()
    const inside = copies.update(changed, removeNodes, { boxes: nodes.size, cables: edges.size })
    const library = dirtyDefs ? { library: copies.defs.library() ?? new Map() } : {}
    dirtyNodes = new Set()
    dirtyEdges = new Set()
    dirtyDefs = false
    return {
      ...library,
      setNodes: sortByOrder([...setNodes.values(), ...inside.setNodes]),
      removeNodes: [...removeNodes, ...inside.removeNodes].sort(),
      setEdges: sortByOrder([...setEdges, ...inside.setEdges]),
      removeEdges: [...removeEdges, ...inside.removeEdges].sort(),
      fire: false
    }
  }

  const finish = (transaction: Y.Transaction) => {
    if (dirtyNodes.size === 0 && dirtyEdges.size === 0 && !dirtyDefs) return
    const fire = fires(transaction, roots.nodes, nodes, dirtyNodes, newInDefs)
    newInDefs = false
    const diff = { ...update(), fire }
    // What the engine itself wrote back it knows already; telling it would make the running object anew.
    if (transaction.origin === PERSIST && diff.removeNodes.length === 0) return
    const { setNodes, removeNodes, setEdges, removeEdges, library } = diff
    if (library || setNodes.length || removeNodes.length || setEdges.length || removeEdges.length)
      listener(diff)
  }

  for (const id of roots.nodes.keys()) dirtyNodes.add(id)
  for (const id of roots.edges.keys()) dirtyEdges.add(id)
  update()
  roots.nodes.observeDeep(seeNodes)
  roots.edges.observeDeep(seeEdges)
  defs.observeDeep(seeDefs)
  doc.on('afterTransaction', finish)
  return () => {
    roots.nodes.unobserveDeep(seeNodes)
    roots.edges.unobserveDeep(seeEdges)
    defs.unobserveDeep(seeDefs)
    doc.off('afterTransaction', finish)
  }
}

/**
 * Rule 23: a new `[loadbang]` fires when it was loaded, typed or pasted here; not when it came by undo or redo, or from
 * somebody else. Boxes come new or are retyped; other edits fire nothing whatever they touch.
 */
function fires(
  transaction: Y.Transaction,
  root: Y.Map<unknown>,
  nodes: ReadonlyMap<string, GraphNode>,
  dirty: ReadonlySet<string>,
  newInDefs: boolean
): boolean {
  if (transaction.origin === LOAD) return true
  if (transaction.origin !== LOCAL) return false
  if (newInDefs) return true
  for (const id of dirty) {
    const value = root.get(id)
    if (value === undefined) continue
    const before = nodes.get(id)
    if (!before || (value instanceof Y.Map && value.get('text') !== before.text)) return true
  }
  return false
}

/** Whether an abstraction came, or boxes in one came or were retyped: their paths are `name`, `nodes`, id. */
function bringsBoxes({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (path.length === 0 || (path.length === 2 && path[1] === 'nodes'))
    return [...keys.values()].some(({ action }) => action !== 'delete')
  return path.length === 3 && path[1] === 'nodes' && keys.has('text')
}
