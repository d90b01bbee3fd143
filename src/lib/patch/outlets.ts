// The cables of outlets as lists in firing order, for edits that put some in the place of others: what fires before what stays
// as it was.
import * as Y from 'yjs'
import type { PatchContext } from './context.ts'
import { cableId, cableMap } from './edit-cables.ts'
import { defOf, defsIn } from './def-of.ts'
import { lookupOf } from './lookup.ts'
import { ordersAfter, sortByOrder } from './order.ts'
import { passageId, passagesOf, passagesOfDef, type Passages } from './passages.ts'
import { allNodes, defsOf, edgesOf, getNode, type PatchEdge, type PatchEnd, type PatchNode } from './shape.ts'

/** A cable that is there, or one to be laid: then without an id. */
export type Laid = Omit<PatchEdge, 'id'> & { id?: string }

/** Finds what ports mean: those of boxes that hold boxes are named by a box inside, or by its number. */
export class Ports {
  readonly #context: PatchContext
  readonly #passages = new Map<string, Passages>()
  readonly #inside = new Map<string, PatchNode[]>()

  constructor(context: PatchContext) {
    this.#context = context
    for (const node of allNodes(context.doc)) {
      if (node.parent === undefined) continue
      const list = this.#inside.get(node.parent)
      if (list) list.push(node)
      else this.#inside.set(node.parent, [node])
    }
  }

  of(id: string): Passages {
    let passages = this.#passages.get(id)
    if (!passages) this.#passages.set(id, (passages = this.#read(id)))
    return passages
  }

  /** The same port always by the same name. */
  name({ nodeId, portId }: PatchEnd, side: 'in' | 'out'): string {
    const passages = this.of(nodeId)
    return passageId(side === 'in' ? passages.inlets : passages.outlets, portId, side)
  }

  key(end: PatchEnd, side: 'in' | 'out'): string {
    return `${end.nodeId}\n${this.name(end, side)}`
  }

  #read(id: string): Passages {
    const { doc, classes } = this.#context
    const inside = this.#inside.get(id)
    if (inside) return passagesOf(inside, classes)
    const node = getNode(doc, id)
    const def = defOf(node?.text, classes, defsIn(doc))
    return def === null ? { inlets: [], outlets: [] } : passagesOfDef(defsOf(doc).get(def), classes)
  }
}

/** The cables that leave a box, by outlet, each list in firing order. */
export function fansOf({ doc }: PatchContext, nodeId: string, ports: Ports): Map<string, PatchEdge[]> {
  const lookup = lookupOf(doc)
  const leaving = [...lookup.edgesAt(nodeId)].map((id) => lookup.edge(id)!)
  const fans = new Map<string, PatchEdge[]>()
  for (const edge of sortByOrder(leaving.filter(({ source }) => source.nodeId === nodeId))) {
    const key = ports.key(edge.source, 'out')
    const fan = fans.get(key)
    if (fan) fan.push(edge)
    else fans.set(key, [edge])
  }
  return fans
}

/**
 * Makes `after` the cables of an outlet that had those of `before`, firing in the order of the list. Cables that stay keep their
 * keys where these still say that order. Call inside an edit.
 */
export function layFan({ doc }: PatchContext, before: readonly PatchEdge[], after: readonly Laid[]): void {
  const edges = edgesOf(doc)
  const lookup = lookupOf(doc)
  const kept = new Set(after.map(({ id }) => id))
  for (const { id } of before) {
    if (kept.has(id)) continue
    edges.delete(id)
    lookup.noteEdge(id)
  }
  const named = after.map((edge) => ({ ...edge, id: edge.id ?? '' }))
  const ascending = named.every(({ order }, i) => order !== '' && (i === 0 || named[i - 1]!.order < order))
  const orders = ascending ? named.map(({ order }) => order) : ordersAfter(undefined, named.length)
  named.forEach((edge, i) => {
    const order = orders[i]!
    if (edge.id !== '') {
      if (edge.order === order) return
      const map = edges.get(edge.id)
      if (map instanceof Y.Map) map.set('order', order)
      else edges.set(edge.id, cableMap({ ...edge, order }))
    } else {
      edge.id = cableId(doc, edge.source, edge.target)
      edges.set(edge.id, cableMap({ ...edge, order }))
    }
    lookup.noteEdge(edge.id)
  })
}
