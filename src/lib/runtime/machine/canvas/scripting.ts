// Dynamic patching, as in Pd: messages to a canvas make boxes and cables in the running patch, and take them away. The document hears
// nothing of it. What is made is gone when the patch is opened again; else a patch that builds itself would grow each time.
import type { Catalogue } from '../../define.ts'
import { asLoadbangError, type LoadbangError } from '../../errors.ts'
import { emptyDiff, type GraphDiff, type GraphEdge, type GraphNode, type Library } from '../../graph.ts'
import { Command, kindOf, record, type List, type Message, type Value } from '../../message.ts'
import { clonePorts, expand, isExpanded, type InstanceDefs } from '../../instances.ts'
import { atomsText } from '../../text/atoms-text.ts'
import { parseObjectText } from '../../text/object-text.ts'
import type { Box } from '../box.ts'
import { TurnStopped } from '../delivery.ts'
import type { RunningGraph } from '../graph.ts'
import type { PatchInstance } from '../instance.ts'
import { loadOrder } from '../load-order.ts'
import type { NameTable } from '../names.ts'
import { badCanvasArguments, canvasDeep, canvasFull, noCanvasMethod, notConnected } from './canvas-errors.ts'
import { CanvasNames } from './canvas-names.ts'
import { CanvasNews } from './canvas-news.ts'
import { classOfKind, isForWindows, type BoxKind } from './canvas-words.ts'
import { isMade, madeOrder } from './made.ts'
import { meetMade } from './meet-made.ts'

/** Boxes and cables that messages may have made at one time. */
const MOST_BOXES = 100_000
const MOST_CABLES = 400_000
/** How many deliveries making a box, or asking for one, counts as. */
const BOX = 50
/** Canvases in which one may lie when a message makes a box in it; Pd has the same limit for files. */
const DEEPEST = 1000

const none: Library = new Map()

export interface ScriptingWorld {
  readonly graph: RunningGraph
  readonly names: NameTable
  /** Writes an error, on the box that the canvas lies in. */
  complain(id: string, error: LoadbangError): void
  /** Fires what fires on load. */
  load(boxes: readonly Box[], canvas: PatchInstance): void
  /** A message made a box. */
  made(box: Box): void
  /** What is told of a canvas, under a key of its own. */
  show(key: string, value: Value): void
  /** As much time has gone as that many deliveries take; ends a turn that lasts too long. */
  spend(id: string, deliveries: number): void
}

export class Scripting {
  readonly #world: ScriptingWorld
  readonly #catalogue: Catalogue
  readonly #names: CanvasNames
  readonly #news: CanvasNews
  #library = none
  /** Ids of what messages made, and is still there. */
  readonly #boxes = new Set<string>()
  readonly #cables = new Set<string>()
  #count = 0
  /** Whether a message ever changed anything: before, edits of the document meet nothing unknown. */
  #changed = false
  /** It was said that the patch is full, and still is. */
  #full = false

  constructor(world: ScriptingWorld, catalogue: Catalogue) {
    this.#world = world
    this.#catalogue = catalogue
    this.#news = new CanvasNews((key, value) => world.show(key, value))
    this.#names = new CanvasNames(world.names, (id, message) => this.tell(id, message))
  }

  /** Before an edit of the document is applied: what of it can still be, and what messages have made where it takes away. */
  meet(diff: GraphDiff): GraphDiff {
    if (diff.name !== undefined && diff.name !== '') this.#names.bind('', diff.name)
    if (diff.library) this.#library = diff.library
    if (!this.#changed) return diff
    const met = meetMade(diff, this.#world.graph)
    for (const id of met.removeEdges) this.#cables.delete(id)
    for (const id of met.removeNodes) this.#news.forget(id)
    return met
  }

  placed(box: Box): void {
    this.#names.placed(box)
    this.#news.placed(box)
    if (!isMade(box.id)) return
    this.#boxes.add(box.id)
    this.#world.made(box)
  }
  dropped(box: Box): void {
    this.#names.dropped(box)
    this.#news.dropped(box)
    if (this.#boxes.delete(box.id)) this.#full = false
  }

  /** `id`: of the box that the canvas lies in, '' for the patch. */
  tell(id: string, message: Message): void {
    const { graph } = this.#world
    if (id !== '' && !graph.boxes.has(id)) return
    try {
      this.#world.spend(id, BOX)
      if (!(message instanceof Command)) throw noCanvasMethod(`a ${kindOf(message)}`)
      this.#command(id, message.selector, message.args)
    } catch (thrown) {
      if (thrown instanceof TurnStopped) throw thrown
      // Whoever sent it goes on: in Pd such an error stands in the console alone.
      this.#world.complain(id, asLoadbangError(thrown))
    }
  }

  #command(id: string, selector: string, args: List): void {
    if (Object.hasOwn(classOfKind, selector)) return void this.#make(id, selector as BoxKind, args)
    switch (selector) {
      case 'connect':
        return this.#connect(id, portsOf(selector, args))
      case 'disconnect':
        return this.#disconnect(id, portsOf(selector, args))
      case 'clear':
        return this.#clear(id)
      case 'rename':
        if (typeof args[0] !== 'string') throw badCanvasArguments(selector, 'rename NAME')
        return this.#names.bind(id, args[0])
      case 'loadbang':
        return this.#load(id)
      case 'array':
        return void this.#array(id, args)
      case 'graph':
        return void this.#add(id, `graph ${atomsText(args.slice(0, 1))}`, 0)
      case 'arraydialog': {
        const graph = this.#add(id, 'graph', 0)
        if (graph) this.#array(graph, [...args.slice(0, 2), 'float', ...args.slice(2, 3)])
        return
      }
      default:
        if (!isForWindows(selector)) throw noCanvasMethod(`“${selector}”`)
    }
  }

  #make(id: string, kind: BoxKind, [x, , ...atoms]: List): void {
    const first = classOfKind[kind]
    const name = first === '' ? parseObjectText(atomsText(atoms.slice(0, 1))).className : first
    const text = [first, atomsText(atoms, this.#catalogue.get(name)?.raw === true)].filter(Boolean).join(' ')
    // Pd makes no empty box by message.
    if (text !== '') this.#add(id, text, typeof x === 'number' ? x : 0)
  }

  #array(id: string, [name, size, template = 'float', flags = 0]: List): void {
    if (typeof name !== 'string' || typeof size !== 'number')
      throw badCanvasArguments('array', 'array NAME SIZE')
    this.#add(id, `pd-array ${atomsText([name, size, template, flags])}`, 0)
  }

  /** Gives the id of the box; null where there are too many. */
  #add(canvas: string, text: string, x: number): string | null {
    let depth = 0
    for (let at = this.#world.graph.inside(canvas); at; at = at.parent ?? undefined)
      if (++depth > DEEPEST) throw canvasDeep(DEEPEST)
    const node = this.#node(canvas, text, x)
    const left = { boxes: MOST_BOXES - this.#boxes.size - 1, cables: MOST_CABLES - this.#cables.size }
    if (left.boxes < 0) return this.#refuse(canvas, MOST_BOXES, 'boxes')
    const inside = isExpanded(node) ? expand(node, this.#defs, left) : { nodes: [], edges: [] }
    this.#world.spend(canvas, BOX * inside.nodes.length)
    this.#apply({ ...emptyDiff(), setNodes: [node, ...inside.nodes], setEdges: inside.edges })
    return node.id
  }

  #node(canvas: string, text: string, x: number): GraphNode {
    const { graph } = this.#world
    const { className } = parseObjectText(text)
    const definition = this.#catalogue.get(className)
    const abstraction = this.#library.get(className)
    const around = graph.insideOf(canvas)
    let id: string
    do id = `${around}~${++this.#count}`
    while (graph.boxes.has(id))
    const node: GraphNode = {
      id,
      type: className,
      text,
      order: madeOrder(this.#count),
      v: definition?.version ?? 1,
      params: {},
      data: record({})
    }
    if (canvas !== '') node.parent = canvas
    if (abstraction && (!definition || abstraction.first)) node.def = className
    else if (definition?.passage) node.x = x
    else if (className === 'clone') {
      const copies = clonePorts(text, this.#defs)
      if (copies) node.copies = copies
    }
    return node
  }

  readonly #defs: InstanceDefs = {
    has: (name) => this.#library.has(name),
    get: (name) => this.#library.get(name) ?? { nodes: [], edges: [] },
    ports: (name) => {
      const outside = this.#defs.get(name).nodes.filter(({ parent }) => parent === undefined)
      const count = (passage: string): number =>
        outside.filter((node) => this.#passage(node) === passage).length
      return { inlets: count('inlet'), outlets: count('outlet') }
    }
  }

  #passage({ text = '' }: GraphNode): 'inlet' | 'outlet' | undefined {
    return this.#catalogue.get(parseObjectText(text).className)?.passage
  }

  #connect(id: string, ends: Ends): void {
    const { graph } = this.#world
    const [from, to] = this.#ends(id, ends)
    const refused = (what: string): LoadbangError => notConnected(ends.join(' '), what)
    if (!from || !to) throw refused(`there is no box ${from ? ends[2] : ends[0]}`)
    const out = graph.portId(from, 'outlets', ends[1])
    if (out === null) throw refused(`[${from.text}] has no outlet ${ends[1]}`)
    const into = graph.portId(to, 'inlets', ends[3])
    if (into === null) throw refused(`[${to.text}] has no inlet ${ends[3]}`)
    if (this.#between(from, to, ends)) throw refused('there is one')
    if (this.#cables.size >= MOST_CABLES) return void this.#refuse(id, MOST_CABLES, 'cables')
    let edge: string
    do edge = `~${++this.#count}`
    while (graph.hasEdge(edge))
    const source = { nodeId: from.id, portId: out }
    const target = { nodeId: to.id, portId: into }
    this.#apply({
      ...emptyDiff(),
      setEdges: [{ id: edge, source, target, order: madeOrder(this.#count) }]
    })
  }

  #disconnect(id: string, ends: Ends): void {
    const [from, to] = this.#ends(id, ends)
    const edge = from && to && this.#between(from, to, ends)
    if (edge) this.#apply({ ...emptyDiff(), removeEdges: [edge.id] })
  }

  #ends(id: string, [from, , to]: Ends): [Box | undefined, Box | undefined] {
    const boxes = this.#world.graph.inside(id)?.ordered ?? []
    return [boxes[from], boxes[to]]
  }

  /** The cable between two ports. */
  #between(from: Box, to: Box, [, out, , into]: Ends): GraphEdge | undefined {
    const { graph } = this.#world
    return graph
      .edgesFrom(from.id)
      .find(
        ({ source, target }) =>
          target.nodeId === to.id &&
          graph.portNumber(from, 'outlets', source.portId) === out &&
          graph.portNumber(to, 'inlets', target.portId) === into
      )
  }

  #clear(id: string): void {
    const { graph } = this.#world
    const inside = graph.inside(id)
    if (!inside) return
    const removal = graph.removalOf(inside)
    this.#world.spend(id, BOX * removal.removeNodes.length)
    this.#news.taken(id, [...inside.boxes.keys()])
    this.#apply(removal)
  }

  #load(id: string): void {
    const inside: PatchInstance | undefined = this.#world.graph.inside(id)
    if (!inside) return
    const all = [...inside.all()]
    this.#world.spend(id, all.length)
    const wanted = new Set(all.filter((box) => box.object?.loaded))
    if (wanted.size > 0) this.#world.load(loadOrder(inside, wanted), inside)
  }

  #apply(diff: GraphDiff): void {
    this.#changed = true
    for (const { id } of diff.setEdges) this.#cables.add(id)
    for (const id of diff.removeEdges) this.#cables.delete(id)
    this.#world.graph.apply(diff)
  }

  /** Says it once, until there is room again: what floods the patch would flood the console. */
  #refuse(id: string, most: number, what: string): null {
    if (this.#full) return null
    this.#full = true
    throw canvasFull(most, what)
  }
}

/** `from outlet to inlet`, in whole numbers. */
type Ends = readonly [number, number, number, number]

function portsOf(selector: string, args: List): Ends {
  const numbers = args.slice(0, 4).map((arg) => (typeof arg === 'number' ? Math.trunc(arg) : NaN))
  if (numbers.length < 4 || numbers.some(Number.isNaN))
    throw badCanvasArguments(selector, `${selector} BOX OUTLET BOX INLET`)
  return numbers as unknown as Ends
}
