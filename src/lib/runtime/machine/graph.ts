// The running graph: boxes and cables by id, changed by differences while messages flow. Cables live at the outlets they leave
// from, sorted when an edit touches that outlet; a message never searches for them.
import type { Catalogue } from '../define.ts'
import { emptyDiff, type GraphDiff, type GraphEdge, type GraphNode } from '../graph.ts'
import type { Value } from '../message.ts'
import { Box, portIndex } from './box.ts'
import { isMade } from './canvas/made.ts'
import { Cable, type Inlet } from './delivery.ts'
import { PatchInstance } from './instance.ts'
import { loadOrder } from './load-order.ts'
import { around, Passages } from './passages.ts'
import { byOrder, inTreeOrder } from './tree-order.ts'
import type { World } from './world.ts'

/** `$0` of the first patch that Pd opens; its instances of abstractions have the numbers after it, as they are made. */
const FIRST = 1003

/** Who wants to know which boxes there are. */
export interface GraphEvents {
  placed(box: Box): void
  dropped(box: Box): void
}

export class RunningGraph {
  readonly root = new PatchInstance('', null, FIRST)
  readonly #passages = new Passages((id) => this.boxes.get(id))
  readonly boxes = new Map<string, Box>()
  #edges = new Map<string, GraphEdge>()
  /** Ids of edges at a node, either end. */
  #at = new Map<string, Set<string>>()
  #parents = new Map<string, string | undefined>()
  /** What is inside of boxes, by their ids. */
  #inside = new Map<string, PatchInstance>()
  /** Of the next instance of an abstraction. */
  #dollarZero = FIRST
  #catalogue: Catalogue
  #world: World
  #hears: GraphEvents

  constructor(catalogue: Catalogue, world: World, hears: GraphEvents = { placed() {}, dropped() {} }) {
    this.#catalogue = catalogue
    this.#world = world
    this.#hears = hears
  }

  /**
   * Applies a difference; returns the boxes that were made, in the order of making. `restore` is called when what lies in abstractions
   * is wired and nothing leaves these yet: so Pd gives an abstraction its state back before it is connected to what is around it.
   */
  apply(diff: GraphDiff, restore: (made: readonly Box[]) => void = () => {}): Box[] {
    const touched = new Set<string>()
    for (const id of diff.removeEdges) this.#removeEdge(id, touched)
    for (const id of diff.removeNodes) this.#removeNode(id, touched)
    for (const node of diff.setNodes) this.#parents.set(node.id, node.parent)
    const made: Box[] = []
    for (const node of inTreeOrder(diff.setNodes)) this.#setNode(node, made, touched)
    for (const box of made) this.#touch(box, touched)
    for (const edge of diff.setEdges) {
      this.#removeEdge(edge.id, touched)
      this.#edges.set(edge.id, edge)
      this.#link(edge.source.nodeId, edge.id)
      this.#link(edge.target.nodeId, edge.id)
      touched.add(edge.source.nodeId)
    }
    const isInstance = (id: string): boolean => this.boxes.get(id)?.node.def !== undefined
    for (const id of touched) if (!isInstance(id)) this.#wire(id)
    restore(made)
    for (const id of touched) if (isInstance(id)) this.#wire(id)
    return made
  }

  inLoadOrder(boxes: readonly Box[]): Box[] {
    return loadOrder(this.root, new Set(boxes))
  }

  /** What lies in a box; '' is the patch. */
  inside(id: string): PatchInstance | undefined {
    return id === '' ? this.root : this.#inside.get(id)
  }

  /** What the ids of boxes in it begin with. */
  insideOf(id: string): string {
    const box = this.boxes.get(id)
    return box ? around(box) : ''
  }
  /** Takes out all that lies in it, contents before what they lie in; cables that the document has wait for their boxes. */
  removalOf(inside: PatchInstance): GraphDiff {
    const removeNodes = [...inside.all()].map(({ id }) => id).reverse()
    const removeEdges = removeNodes.flatMap((id) => [...(this.#at.get(id) ?? [])].filter(isMade))
    return { ...emptyDiff(), removeNodes, removeEdges }
  }

  hasEdge(id: string): boolean {
    return this.#edges.has(id)
  }
  /** Cables at a box, either end. */
  edgesAt(id: string): GraphEdge[] {
    return [...(this.#at.get(id) ?? [])].map((edge) => this.#edges.get(edge)!)
  }

  edgesFrom(id: string): GraphEdge[] {
    return this.edgesAt(id).filter(({ source }) => source.nodeId === id)
  }

  /** The name of a box's port by its number, as a cable says it; null where it has no such port. */
  portId(box: Box, side: 'inlets' | 'outlets', n: number): string | null {
    if (box.holds) return this.#passages.nameOf(box, side, n)
    const name = `${side === 'inlets' ? 'in' : 'out'}${n}`
    // What could not be made has as many ports as are asked for, as in Pd.
    if (box.object === null) return n < 1000 ? name : null
    const { copies } = box.node
    // Through an [outlet] nothing leaves here, and a [clone] has ports that nobody sees.
    const count =
      box.passage === (side === 'inlets' ? 'inlet' : 'outlet') && !box.className.endsWith('~')
        ? 0
        : (copies?.[side] ?? box[side].length)
    return n < count ? name : null
  }
  /** The number of a port by its name; -1: there is none. */
  portNumber(box: Box, side: 'inlets' | 'outlets', portId: string): number {
    return box.holds ? this.#passages.numberOf(box, side, portId) : portIndex(portId)
  }

  dispose(): void {
    for (const box of this.boxes.values()) box.dispose()
    this.boxes.clear()
    this.#edges.clear()
  }

  /** The instance inside a box, made when first asked for; the root where there is none. */
  #instanceOf(parent: string | undefined): PatchInstance {
    const missing: string[] = []
    let at = parent
    while (at !== undefined && !this.#inside.has(at) && !missing.includes(at)) {
      missing.push(at)
      at = this.#parents.get(at)
    }
    let instance = (at === undefined ? undefined : this.#inside.get(at)) ?? this.root
    for (const id of missing.reverse()) this.#inside.set(id, (instance = new PatchInstance(id, instance)))
    return instance
  }

  /** Adds to `made` what had to be made; a box that stands there goes on where it can. */
  #setNode(node: GraphNode, made: Box[], touched: Set<string>): void {
    const old = this.boxes.get(node.id)
    if (!old) return void made.push(this.#place(node, undefined))
    const before = old.node
    const moved = before.x !== node.x
    if (before.order !== node.order) old.instance.reorder()
    const sameText =
      before.text === node.text &&
      before.type === node.type &&
      before.def === node.def &&
      same(before.copies, node.copies) &&
      this.#staysOf(old, node.parent, touched)
    if (sameText && before.v === node.v) {
      if (same(before.data, node.data) && same(before.params, node.params)) old.node = node
      if (old.node === node || old.update(node)) {
        if (moved) this.#touch(old, touched)
        return
      }
    }
    this.#touch(old, touched)
    const next = this.#replace(old, node)
    made.push(next)
    // What lay behind its ports leads nowhere any more, or somewhere again.
    if (old.holds !== next.holds)
      for (const box of this.#inside.get(node.id)?.boxes.values() ?? []) if (box.passage) touched.add(box.id)
    // What lies in an abstraction was made with its arguments.
    if (!sameText && (before.def ?? node.def) !== undefined) {
      const inside = [...(this.#inside.get(node.id)?.all() ?? [])]
      for (const { id } of inTreeOrder(inside.map((box) => box.node))) {
        const box = this.boxes.get(id)!
        made.push(this.#replace(box, box.node))
      }
    }
  }

  /**
   * Whether a box can go on in that subpatch as it is. Between subpatches of one abstraction, or of the patch, it just moves: a
   * running [metro] does not hear of it. In another abstraction its arguments would mean something else.
   */
  #staysOf(box: Box, parent: string | undefined, touched: Set<string>): boolean {
    const [from, to] = [box.instance, this.#instanceOf(parent)]
    if (from === to) return true
    if (from.owner(0) !== to.owner(0)) return false
    this.#touch(box, touched)
    from.remove(box)
    box.instance = to
    to.add(box)
    this.#inside.get(box.id)?.moveTo(to)
    this.#tidy(from)
    if (!box.passage) return true
    // It is a port of another box now; the cables of both are laid anew.
    this.#passages.forget(parent)
    for (const id of [box.id, ...(parent === undefined ? [] : [parent])]) {
      touched.add(id)
      for (const edge of this.#at.get(id) ?? []) touched.add(this.#edges.get(edge)!.source.nodeId)
    }
    return true
  }

  /** The inside of a box that is gone, once nothing lies in it. */
  #tidy(inside: PatchInstance): void {
    if (inside.boxes.size > 0 || inside.children.size > 0 || inside.parent === null) return
    if (this.#parents.has(inside.id)) return
    this.#inside.delete(inside.id)
    inside.parent.children.delete(inside.id)
  }

  #replace(old: Box, node: GraphNode): Box {
    const state = this.#drop(old)
    return this.#place(node, { state, of: old.definition })
  }

  /** `before`: what the box that stood here left to one of its class. */
  #place(node: GraphNode, before: { state: Value; of: Box['definition'] } | undefined): Box {
    const around = this.#instanceOf(node.parent)
    const box = new Box(node, around, this.#catalogue, this.#world)
    this.boxes.set(box.id, box)
    around.add(box)
    this.#inside.get(box.id)?.moveTo(around)
    const next = (): number => ++this.#dollarZero
    if (node.def === undefined) this.#inside.get(box.id)?.own(null, next)
    else this.#instanceOf(box.id).own(box.ownAtoms, next)
    if (box.passage) this.#passages.forget(node.parent)
    box.create(box.definition !== undefined && before?.of === box.definition ? before.state : undefined)
    this.#hears.placed(box)
    return box
  }

  #drop(box: Box): Value {
    const state = box.dispose()
    // Where a box goes while it is sending, nothing more leaves it.
    for (const outlet of box.outlets) outlet.connect([])
    this.#hears.dropped(box)
    this.boxes.delete(box.id)
    box.instance.remove(box)
    if (box.passage) this.#passages.forget(box.node.parent)
    return state
  }

  /** Notes whose cables must be laid anew because of this box: its own, those that end at it, those of the box it is a port of. */
  #touch(box: Box, touched: Set<string>): void {
    const ids = box.passage && box.node.parent !== undefined ? [box.id, box.node.parent] : [box.id]
    if (box.passage) this.#passages.forget(box.node.parent)
    for (const id of ids) {
      touched.add(id)
      for (const edge of this.#at.get(id) ?? []) touched.add(this.#edges.get(edge)!.source.nodeId)
    }
  }

  #removeNode(id: string, touched: Set<string>): void {
    const box = this.boxes.get(id)
    this.#parents.delete(id)
    if (!box) return
    this.#touch(box, touched)
    this.#drop(box)
    this.#passages.forget(id)
    const inside = this.#inside.get(id)
    if (inside) this.#tidy(inside)
  }

  #removeEdge(id: string, touched: Set<string>): void {
    const edge = this.#edges.get(id)
    if (!edge) return
    this.#edges.delete(id)
    this.#unlink(edge.source.nodeId, id)
    this.#unlink(edge.target.nodeId, id)
    touched.add(edge.source.nodeId)
  }

  #link(nodeId: string, edgeId: string): void {
    const at = this.#at.get(nodeId)
    if (at) at.add(edgeId)
    else this.#at.set(nodeId, new Set([edgeId]))
  }

  #unlink(nodeId: string, edgeId: string): void {
    const at = this.#at.get(nodeId)
    at?.delete(edgeId)
    if (at?.size === 0) this.#at.delete(nodeId)
  }

  /** Makes the cable lists of one box's outlets anew. What does not fit stays in the patch, unconnected. */
  #wire(sourceId: string): void {
    const box = this.boxes.get(sourceId)
    if (!box) return
    const sources = box.holds ? this.#passages.of(box).outlets : [box]
    const lists = new Map(sources.map((source) => [source, source.outlets.map((): Cable[] => [])]))
    const laid = new Map([...lists.values()].flat().map((list) => [list, new Set<Inlet>()]))
    const edges = [...(this.#at.get(sourceId) ?? [])].map((id) => this.#edges.get(id)!)
    for (const edge of edges.filter((e) => e.source.nodeId === sourceId).sort(byOrder)) {
      const { portId } = edge.source
      const from = box.holds ? this.#passages.find(box, 'outlets', portId) : box
      const list = from && lists.get(from)?.[box.holds ? 0 : portIndex(portId)]
      const inlet = this.#inlet(edge)
      // As Pd does: a second cable between the same ports is none.
      if (inlet && list && !laid.get(list)!.has(inlet)) {
        laid.get(list)!.add(inlet)
        list.push(new Cable(edge.id, from, inlet))
      }
    }
    // What leaves a subpatch is laid with the subpatch's box.
    if (box.passage === 'outlet' && this.boxes.get(box.node.parent ?? '')?.holds) return
    for (const [source, cables] of lists) source.outlets.forEach((outlet, i) => outlet.connect(cables[i]!))
  }

  #inlet({ target }: GraphEdge): Inlet | undefined {
    const box = this.boxes.get(target.nodeId)
    if (!box) return undefined
    if (box.holds) return this.#passages.find(box, 'inlets', target.portId)?.inlets[0]
    // An [inlet~] takes messages from the boxes beside it, too.
    return box.passage === 'inlet' && !box.className.endsWith('~')
      ? undefined
      : box.inlets[portIndex(target.portId)]
  }
}

/** Deep equality of plain saved data; binaries by identity. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every(
    (k) => Object.hasOwn(b, k) && same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k])
  )
}
