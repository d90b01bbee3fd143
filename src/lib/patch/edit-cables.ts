// Edits of cables: connect, disconnect, and the order in which an outlet's cables fire.
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { edit, type PatchContext } from './context.ts'
import { lookupOf } from './lookup.ts'
import { orderAfter, ordersForMove, sortByOrder } from './order.ts'
import { edgesOf, getNode, type PatchEdge, type PatchEnd, type Place } from './shape.ts'
import { isSafeId } from './values.ts'

/**
 * Draws a cable, last of its outlet's; gives its id, or null where it cannot be: an end that does not exist, a box into
 * itself, or a cable that is there already.
 */
export function connect(context: PatchContext, from: PatchEnd, to: PatchEnd): string | null {
  const { doc } = context
  if (!isSafeId(from.portId) || !isSafeId(to.portId)) return null
  if (from.nodeId === to.nodeId || !getNode(doc, from.nodeId) || !getNode(doc, to.nodeId)) return null
  const lookup = lookupOf(doc)
  const siblings = lookup.edgesFrom(from)
  if (siblings.some((edge) => edge.target.nodeId === to.nodeId && edge.target.portId === to.portId))
    return null
  return edit(context, () => {
    const id = cableId(doc, from, to)
    const last = siblings.reduce((most, edge) => (edge.order > most ? edge.order : most), '')
    edgesOf(doc).set(id, cableMap({ id, source: from, target: to, order: orderAfter(last) }))
    lookup.noteEdge(id)
    return id
  })
}

export function disconnect(context: PatchContext, id: string): void {
  edit(context, () => {
    if (edgesOf(context.doc).has(id)) edgesOf(context.doc).delete(id)
    lookupOf(context.doc).noteEdge(id)
  })
}

/** The cables of one outlet in the order in which they fire. */
export function cablesOf(context: PatchContext, outlet: PatchEnd): PatchEdge[] {
  return sortByOrder(lookupOf(context.doc).edgesFrom(outlet))
}

/** Lets a cable fire as number `position` (0: first) of its outlet's. */
export function reorderCable(context: PatchContext, id: string, position: number): void {
  const { doc } = context
  const lookup = lookupOf(doc)
  const cable = lookup.edge(id)
  if (!cable) return
  const siblings = cablesOf(context, cable.source)
  if (siblings.findIndex((edge) => edge.id === id) === Math.max(0, Math.min(siblings.length - 1, position)))
    return
  edit(context, () => {
    for (const [each, order] of ordersForMove(siblings, id, position)) {
      const map = edgesOf(doc).get(each)
      if (map instanceof Y.Map) map.set('order', order)
      else edgesOf(doc).set(each, cableMap({ ...lookup.edge(each)!, order }))
      lookup.noteEdge(each)
    }
  })
}

/**
 * A cable's id is made of its ends: so the same cable drawn by two people at once is one cable when they meet, and one that
 * was cut and drawn again is the same as before.
 */
export function cableId(doc: Place, from: PatchEnd, to: PatchEnd): string {
  const id = `${from.nodeId}.${from.portId}-${to.nodeId}.${to.portId}`
  return isSafeId(id) && !edgesOf(doc).has(id) ? id : nanoid()
}

/** A cable as it is stored. */
export function cableMap(
  edge: Pick<PatchEdge, 'id' | 'source' | 'target' | 'order'> & Partial<PatchEdge>
): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['id', edge.id],
    ['source', { nodeId: edge.source.nodeId, portId: edge.source.portId }],
    ['target', { nodeId: edge.target.nodeId, portId: edge.target.portId }],
    ['sourceType', edge.sourceType ?? 'message'],
    ['targetType', edge.targetType ?? 'message'],
    ['order', edge.order]
  ])
}
