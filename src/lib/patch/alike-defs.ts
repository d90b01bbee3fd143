// Whether two abstractions are the same but for the ids of their boxes and cables: so they are when one file was opened twice.
import { compareOrder, readOrder } from './order.ts'
import { readEdge } from './shape.ts'
import { toJson } from './tree.ts'
import { field, fields, samePlain } from './values.ts'

/** How boxes of the first are called where the second is. */
export interface Names {
  text(text: string): string
  /** A port of a box of this text, in the first. */
  port(text: string | undefined, portId: string): string
}

/** The ids of the first one's boxes, and of the second's; null where they differ. */
export function alikeDefs(a: unknown, b: unknown, names: Names): ReadonlyMap<string, string> | null {
  const first = (def: unknown): boolean => field(field(def, 'meta'), 'first') === true
  if (first(a) !== first(b)) return null
  if (!samePlain(toJson(field(a, 'settings') ?? null), toJson(field(b, 'settings') ?? null))) return null
  const [nodesA, nodesB] = [field(a, 'nodes'), field(b, 'nodes')]
  const [boxesA, boxesB] = [inOrder(nodesA), inOrder(nodesB)]
  if (boxesA.length !== boxesB.length) return null
  const ids = new Map(boxesA.map((id, i) => [id, boxesB[i]!]))
  const textOf = (id: string): string | undefined => {
    const text = field(field(nodesA, id), 'text')
    return typeof text === 'string' ? text : undefined
  }
  for (const [from, to] of ids) {
    const text = textOf(from)
    const box = contents(field(nodesA, from))
    const parent = typeof box.parent === 'string' ? ids.get(box.parent) : undefined
    if (text !== undefined) box.text = names.text(text)
    if (parent !== undefined) box.parent = parent
    if (!samePlain(box, contents(field(nodesB, to)))) return null
  }
  const here = (nodeId: string): string => ids.get(nodeId) ?? nodeId
  const port = (nodeId: string, portId: string): string =>
    ids.get(portId) ?? names.port(textOf(nodeId), portId)
  const cablesA = cables(field(a, 'edges'), here, port)
  const cablesB = cables(
    field(b, 'edges'),
    (id) => id,
    (_, id) => id
  )
  return samePlain(cablesA, cablesB) ? ids : null
}

function inOrder(nodes: unknown): string[] {
  return fields(nodes)
    .map((id) => ({ id, order: readOrder(field(field(nodes, id), 'order')) }))
    .sort(compareOrder)
    .map(({ id }) => id)
}

/** What a box is, wherever it lies among others: its type follows from its text. */
function contents(box: unknown): Record<string, unknown> {
  const given = Object.fromEntries(fields(box).map((key) => [key, toJson(field(box, key))]))
  const { id: _, order: __, type, ...rest } = given
  return rest.text === undefined ? { ...rest, type } : rest
}

/** The cables of each outlet in the order in which they fire. */
function cables(
  edges: unknown,
  node: (id: string) => string,
  port: (nodeId: string, portId: string) => string
): string[] {
  const outlets = new Map<string, string[]>()
  const all = fields(edges).flatMap((id) => readEdge(id, field(edges, id)) ?? [])
  for (const { source, target, sourceType, targetType } of all.sort(compareOrder)) {
    const [from, to] = [source, target].map((end) => [node(end.nodeId), port(end.nodeId, end.portId)])
    const outlet = JSON.stringify([from, sourceType])
    const list = outlets.get(outlet) ?? []
    list.push(JSON.stringify([to, targetType]))
    outlets.set(outlet, list)
  }
  return [...outlets].map((entry) => JSON.stringify(entry)).sort()
}
