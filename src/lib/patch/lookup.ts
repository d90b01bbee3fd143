// What edits must find quickly in a document of thousands of boxes: the cables of a box and of an outlet, and the last box's
// order. Kept per document, brought up by its events; an edit that reads its own writes inside one transaction (events come
// only at its end) tells the lookup itself, by `noteEdge` and `noteNode`.
import type * as Y from 'yjs'
import { readOrder } from './order.ts'
import { edgesOf, nodesOf, readEdge, type PatchEdge, type PatchEnd, type Place } from './shape.ts'
import { field } from './values.ts'

const known = new WeakMap<Place, Lookup>()

export function lookupOf(doc: Place): Lookup {
  let lookup = known.get(doc)
  if (!lookup) known.set(doc, (lookup = new Lookup(doc)))
  return lookup
}

const none: ReadonlySet<string> = new Set()
const portKey = (end: PatchEnd): string => `${end.nodeId}\n${end.portId}`

export class Lookup {
  readonly #doc: Place
  readonly #edges = new Map<string, PatchEdge>()
  readonly #byNode = new Map<string, Set<string>>()
  readonly #byOutlet = new Map<string, Set<string>>()
  /** Never goes down: a key after it is after every box, and that is all that is asked. */
  #lastOrder = ''

  constructor(doc: Place) {
    this.#doc = doc
    const nodes = nodesOf(doc)
    const edges = edgesOf(doc)
    for (const id of edges.keys()) this.noteEdge(id)
    for (const id of nodes.keys()) this.noteNode(id)
    edges.observeDeep((events) => changedKeys(edges, events).forEach((id) => this.noteEdge(id)))
    nodes.observeDeep((events) => changedKeys(nodes, events).forEach((id) => this.noteNode(id)))
  }

  /** Cables that begin or end at the box, dangling ones among them. */
  edgesAt(nodeId: string): ReadonlySet<string> {
    return this.#byNode.get(nodeId) ?? none
  }

  edge(id: string): PatchEdge | undefined {
    return this.#edges.get(id)
  }

  /** Cables that leave one outlet, in no order. */
  edgesFrom(outlet: PatchEnd): PatchEdge[] {
    const ids = this.#byOutlet.get(portKey(outlet)) ?? none
    return [...ids].map((id) => this.#edges.get(id)!)
  }

  get lastOrder(): string {
    return this.#lastOrder
  }

  /** Reads one cable anew. */
  noteEdge(id: string): void {
    const old = this.#edges.get(id)
    if (old) {
      this.#edges.delete(id)
      drop(this.#byOutlet, portKey(old.source), id)
      drop(this.#byNode, old.source.nodeId, id)
      drop(this.#byNode, old.target.nodeId, id)
    }
    const edge = readEdge(id, edgesOf(this.#doc).get(id))
    if (!edge) return
    this.#edges.set(id, edge)
    add(this.#byOutlet, portKey(edge.source), id)
    add(this.#byNode, edge.source.nodeId, id)
    add(this.#byNode, edge.target.nodeId, id)
  }

  noteNode(id: string): void {
    const order = readOrder(field(nodesOf(this.#doc).get(id), 'order'))
    if (order > this.#lastOrder) this.#lastOrder = order
  }
}

/** The keys of a root map below which something changed. */
export function changedKeys(
  root: Y.Map<unknown>,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[]
): Set<string> {
  const keys = new Set<string>()
  for (const event of events) {
    if (event.target === root) for (const key of event.keys.keys()) keys.add(key)
    else keys.add(String(event.path[0]))
  }
  return keys
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const set = map.get(key)
  if (set) set.add(id)
  else map.set(key, new Set([id]))
}

function drop(map: Map<string, Set<string>>, key: string, id: string): void {
  const set = map.get(key)
  if (set?.delete(id) && set.size === 0) map.delete(key)
}
