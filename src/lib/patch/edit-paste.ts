// Paste and duplicate: a fragment comes in with new ids, its inner cables and its order kept.
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { classOfBox } from './class-of.ts'
import { edit, type PatchContext } from './context.ts'
import { cableId, cableMap } from './edit-cables.ts'
import { copyFragment, type Fragment } from './fragment.ts'
import { lookupOf } from './lookup.ts'
import { orderAfter, ordersAfter } from './order.ts'
import { edgesOf, getNode, nodesOf, readPosition, type PatchEnd, type Position } from './shape.ts'
import { fieldsFromJson } from './tree.ts'

export interface PasteOptions {
  /** Where the fragment's top left corner comes to lie; without it boxes keep their places. */
  at?: Position
  /** Added to every outer box's place. */
  offset?: Position
  /** The subpatch that the outer boxes go into. */
  parent?: string
  /** Boxes keep their ids: only for a document with nothing in it. */
  sameIds?: true
}

/** Inserts boxes after all others, in their order; gives the new ids of the outer boxes, in that order. */
export function insertFragment(
  context: PatchContext,
  fragment: Fragment,
  options: PasteOptions = {}
): string[] {
  const { doc, classes } = context
  const outer = fragment.nodes.filter((node) => node.parent === undefined)
  const shift = shiftOf(
    outer.map((node) => node.position),
    options
  )
  const ids = new Map(fragment.nodes.map(({ id }) => [id, options.sameIds ? id : nanoid()]))
  return edit(context, () => {
    const lookup = lookupOf(doc)
    const orders = ordersAfter(lookup.lastOrder, fragment.nodes.length)
    fragment.nodes.forEach((node, i) => {
      const id = ids.get(node.id)!
      const parent = node.parent === undefined ? options.parent : ids.get(node.parent)
      const place = node.parent === undefined ? plus(node.position, shift) : node.position
      const map = new Y.Map<unknown>()
      map.set('id', id)
      map.set('type', classOfBox(node, classes).type)
      map.set('domain', node.domain)
      if (node.text !== undefined) map.set('text', node.text)
      map.set('v', node.v)
      map.set('order', orders[i]!)
      if (parent !== undefined) map.set('parent', parent)
      map.set('position', readPosition(place))
      map.set('params', new Y.Map(Object.entries(node.params)))
      map.set('data', new Y.Map(fieldsFromJson(node.data)))
      nodesOf(doc).set(id, map)
      lookup.noteNode(id)
    })
    const last = new Map<string, string>()
    for (const edge of fragment.edges) {
      // A port of a subpatch is a box in it.
      const end = ({ nodeId, portId }: PatchEnd): PatchEnd => ({
        nodeId: ids.get(nodeId)!,
        portId: ids.get(portId) ?? portId
      })
      const [source, target] = [end(edge.source), end(edge.target)]
      const outlet = `${source.nodeId}\n${source.portId}`
      const order = orderAfter(last.get(outlet))
      last.set(outlet, order)
      const id = cableId(doc, source, target)
      edgesOf(doc).set(id, cableMap({ ...edge, id, source, target, order }))
      lookup.noteEdge(id)
    }
    return outer.map((node) => ids.get(node.id)!)
  })
}

/** Copies boxes beside themselves, in their subpatch, with what lies in them and the cables between them; gives the new ids. */
export function duplicate(
  context: PatchContext,
  ids: Iterable<string>,
  offset: Position = { x: 20, y: 20 }
): string[] {
  const all = [...ids]
  const parent = all.length > 0 ? getNode(context.doc, all[0]!)?.parent : undefined
  return insertFragment(context, copyFragment(context, all), {
    offset,
    ...(parent === undefined ? {} : { parent })
  })
}

function shiftOf(places: readonly Position[], options: PasteOptions): Position {
  const offset = options.offset ?? { x: 0, y: 0 }
  if (!options.at || places.length === 0) return offset
  const left = places.reduce((least, place) => Math.min(least, place.x), Infinity)
  const top = places.reduce((least, place) => Math.min(least, place.y), Infinity)
  return plus(offset, { x: options.at.x - left, y: options.at.y - top })
}

const plus = (a: Position, b: Position): Position => ({ x: a.x + b.x, y: a.y + b.y })
