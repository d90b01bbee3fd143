// Boxes put into a new subpatch, with their cables. What crosses its border goes through an inlet or an outlet, and fires when it
// did before: cables of one outlet share a port only where nothing that stays outside fires between them.
import * as Y from 'yjs'
import { nanoid } from 'nanoid'
import { boxMap, setIfNew } from './box-map.ts'
import { classOfBox } from './class-of.ts'
import { edit, type PatchContext } from './context.ts'
import { addBox, treeOf } from './edit-boxes.ts'
import { lookupOf } from './lookup.ts'
import { ordersForMove } from './order.ts'
import { fansOf, layFan, Ports, type Laid } from './outlets.ts'
import { numberedPort } from './passages.ts'
import { allNodes, getNode, type PatchEdge, type PatchEnd, type PatchNode } from './shape.ts'

export interface EncapsulateOptions {
  /** Text of the new box. */
  text?: string
  /** How large boxes are drawn, so that the outlets come to lie below them. */
  size?: (id: string) => { width: number; height: number } | undefined
}

/** One port of the new box: what reaches it from each source goes on to the same ends, in the same order. */
interface Port {
  id: string
  targets: Laid[]
  /** By which ports are ordered from left to right: outside first, then inside. */
  place: readonly number[]
}

const GAP = { above: 56, below: 32, beside: 80 }
const SIZE = { width: 60, height: 24 }

/**
 * Puts boxes of one level into a new subpatch that stands in their place; gives its id, or null where there is nothing to put
 * there. Inlets and outlets of the level itself stay where they are: they are ports of the box around.
 */
export function encapsulate(
  context: PatchContext,
  ids: Iterable<string>,
  options: EncapsulateOptions = {}
): string | null {
  const { doc, classes } = context
  const parents = treeOf(context)
  const wanted = [...ids].flatMap((id) => getNode(doc, id) ?? [])
  const level = wanted[0] && parents.get(wanted[0].id)
  const boxes = wanted.filter(
    (node) => parents.get(node.id) === level && classOfBox(node, classes).passage === undefined
  )
  if (boxes.length === 0) return null
  const inside = new Set(boxes.map(({ id }) => id))
  const outside = (id: string): boolean =>
    !inside.has(id) && getNode(doc, id) !== null && parents.get(id) === level
  const sub = nanoid()

  return edit(context, () => {
    const ports = new Ports(context)
    const inlets = new Border(context, ports)
    const outlets = new Border(context, ports)
    const lookup = lookupOf(doc)
    const sources = new Set<string>()
    for (const id of inside)
      for (const each of lookup.edgesAt(id)) {
        const { source, target } = lookup.edge(each)!
        if (inside.has(source.nodeId) ? outside(target.nodeId) : outside(source.nodeId))
          sources.add(source.nodeId)
      }
    const changed: { before: PatchEdge[]; after: Laid[] }[] = []
    for (const nodeId of sources) {
      const from = inside.has(nodeId)
      const [crosses, border] = from ? [outside, outlets] : [(id: string) => inside.has(id), inlets]
      for (const before of fansOf(context, nodeId, ports).values()) {
        if (!before.some(({ target }) => crosses(target.nodeId))) continue
        const after: Laid[] = []
        for (const run of runsOf(before, ({ target }) => crosses(target.nodeId))) {
          if (!run.crosses) after.push(...run.edges)
          else after.push(border.through(run.edges, from ? null : sub))
        }
        changed.push({ before, after })
      }
    }

    const position = {
      x: Math.min(...boxes.map((box) => box.position.x)),
      y: Math.min(...boxes.map((box) => box.position.y))
    }
    addBox(context, {
      id: sub,
      text: options.text ?? 'pd',
      position,
      ...(level === undefined ? {} : { parent: level })
    })
    for (const id of inside) setIfNew(boxMap(doc, id)!, 'parent', sub)
    standBefore(context, sub, boxes)
    const size = (id: string) => options.size?.(id) ?? SIZE
    const bottom = Math.max(...boxes.map(({ id, position }) => position.y + size(id).height))
    place(context, sub, 'inlet', inlets.ports(), position.y - GAP.above)
    place(context, sub, 'outlet', outlets.ports(), bottom + GAP.below)

    for (const { before, after } of changed) layFan(context, before, after)
    for (const { id, targets } of inlets.ports())
      layFan(context, [], withSource(targets, { nodeId: id, portId: 'out0' }))
    for (const { id, targets } of outlets.ports())
      layFan(context, [], withSource(targets, { nodeId: sub, portId: id }))
    return sub
  })
}

/** The ports on one side of the new box, as they are found to be needed. */
class Border {
  readonly #context: PatchContext
  readonly #names: Ports
  readonly #ports = new Map<string, Port>()

  constructor(context: PatchContext, names: Ports) {
    this.#context = context
    this.#names = names
  }

  /** The cable that takes the place of those of `run`: to the box `sub`, or to an outlet in it. */
  through(run: readonly PatchEdge[], sub: string | null): Laid {
    const first = run[0]!
    const key = run.map((edge) => `${this.#names.key(edge.target, 'in')}\n${edge.targetType}`).join('\n\n')
    const source = this.#place(first.source, 'out')
    const target = this.#place(first.target, 'in')
    const place = sub === null ? [...target, ...source] : [...source, ...target]
    let port = this.#ports.get(key)
    if (!port) {
      const targets = run.map(({ id: _, ...edge }) => ({ ...edge, sourceType: edge.targetType }))
      this.#ports.set(key, (port = { id: nanoid(), targets, place }))
    } else if (compare(place, port.place) < 0) port.place = place
    return {
      source: first.source,
      target: sub === null ? { nodeId: port.id, portId: 'in0' } : { nodeId: sub, portId: port.id },
      sourceType: first.sourceType,
      targetType: first.sourceType,
      order: first.order
    }
  }

  /** From left to right. */
  ports(): Port[] {
    return [...this.#ports.values()].sort((a, b) => compare(a.place, b.place))
  }

  #place(end: PatchEnd, side: 'in' | 'out'): number[] {
    const { x = 0, y = 0 } = getNode(this.#context.doc, end.nodeId)?.position ?? {}
    const { inlets, outlets } = this.#names.of(end.nodeId)
    const name = this.#names.name(end, side)
    const index = (side === 'in' ? inlets : outlets).findIndex(({ id }) => id === name)
    return [x, index >= 0 ? index : (numberedPort(name, side) ?? 0), y]
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) if (x !== b[i]) return x - b[i]!
  return 0
}

/** A fan cut where cables begin or cease to cross. */
function runsOf(
  fan: readonly PatchEdge[],
  crosses: (edge: PatchEdge) => boolean
): { crosses: boolean; edges: PatchEdge[] }[] {
  const runs: { crosses: boolean; edges: PatchEdge[] }[] = []
  for (const edge of fan) {
    const last = runs.at(-1)
    if (last?.crosses === crosses(edge)) last.edges.push(edge)
    else runs.push({ crosses: crosses(edge), edges: [edge] })
  }
  return runs
}

const withSource = (targets: readonly Laid[], source: PatchEnd): Laid[] =>
  targets.map((edge) => ({ ...edge, source }))

/** Adds the ports in a row: each above or below its first end inside, as far as there is room. */
function place(
  context: PatchContext,
  sub: string,
  side: 'inlet' | 'outlet',
  ports: readonly Port[],
  y: number
): void {
  let least = -Infinity
  for (const { id, place } of ports) {
    const x = Math.max(place[3]!, least)
    addBox(context, { id, text: side, position: { x, y }, parent: sub })
    least = x + GAP.beside
  }
}

/** Makes the new box in the place of the first of its boxes in load order, as near as can be to when they were made before. */
function standBefore(context: PatchContext, sub: string, boxes: readonly PatchNode[]): void {
  const all = allNodes(context.doc).filter(({ id }) => id !== sub)
  const first = boxes.reduce((least, box) =>
    box.order < least.order || (box.order === least.order && box.id < least.id) ? box : least
  )
  const before = all.filter(
    ({ id, order }) => order < first.order || (order === first.order && id < first.id)
  ).length
  const node = getNode(context.doc, sub)!
  for (const [id, order] of ordersForMove([...all, node], sub, before)) {
    const map = boxMap(context.doc, id)
    if (map instanceof Y.Map) setIfNew(map, 'order', order)
    lookupOf(context.doc).noteNode(id)
  }
}
