// The scene of a patch, or of one subpatch in it: its boxes and cables as the canvas draws them. `sceneOf` reads all once;
// `watchScene` keeps it up with the document, making anew only what an edit changed.
import type * as Y from 'yjs'
import { parentsOf } from '../../patch/hierarchy.ts'
import { changedKeys, lookupOf } from '../../patch/lookup.ts'
import { compareOrder } from '../../patch/order.ts'
import { classesOf, type Classes } from '../../patch/classes.ts'
import { clonedDef, defOf, defsIn, type KnownDefs } from '../../patch/def-of.ts'
import { passageId, passagesOf, passagesOfDef } from '../../patch/passages.ts'
import {
  allEdges,
  allNodes,
  defsOf,
  edgesOf,
  getNode,
  nodesOf,
  settingsOf,
  type PatchEdge,
  type PatchNode,
  type Place
} from '../../patch/shape.ts'
import { field } from '../../patch/values.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import { boxModel, type Held, type PortsInUse } from './box-model.ts'
import { cableModels, sameCable } from './cable-model.ts'
import { house, type Metrics } from '../geometry/metrics.ts'
import { canvasOf, GOP_DEPTH, gopFrame, gopOf } from './gop.ts'
import { metricsOf } from './metrics-of.ts'
import { placedFor, watchPlaces } from './own-places.ts'
import type { BoxModel, CableModel, Knowledge, PortModel, Scene } from './types.ts'

export interface SceneOptions {
  knowledge: Knowledge
  /** The subpatch whose inside is drawn; the root of the patch if absent. */
  parent?: string
  /** The abstraction that `doc` is. */
  def?: string
  /** The person in whose own layout boxes are drawn; null: where they stand for everybody. */
  layout?: string | null
}

export function sceneOf(doc: Place, options: SceneOptions): Scene {
  return new SceneKeeper(doc, options).scene
}

/**
 * Calls `update` with the scene now and after every change of it. Boxes and cables that did not change are the same objects
 * as before. Gives the way to stop.
 */
export function watchScene(doc: Place, options: SceneOptions, update: (scene: Scene) => void): () => void {
  const nodes = nodesOf(doc)
  const edges = edgesOf(doc)
  const defs = defsOf(doc)
  // Made first, so that it hears of every change before we do.
  const keeper = new SceneKeeper(doc, options)
  type Events = Y.YEvent<Y.AbstractType<unknown>>[]
  const onNodes = (events: Events): void => keeper.noteBoxes(changedKeys(nodes, events))
  const onEdges = (events: Events): void => keeper.noteCables(changedKeys(edges, events))
  // One edit reports boxes and cables apart: the scene is made once, after it.
  const flush = (): void => {
    if (keeper.refresh()) update(keeper.scene)
  }
  const onDefs = (): void => keeper.noteAll()
  const unplace = watchPlaces(doc, options.layout, (ids) => (ids ? keeper.noteBoxes(ids) : keeper.noteAll()))
  nodes.observeDeep(onNodes)
  defs.observeDeep(onDefs)
  edges.observeDeep(onEdges)
  doc.on('afterAllTransactions', flush)
  update(keeper.scene)
  return () => {
    nodes.unobserveDeep(onNodes)
    defs.unobserveDeep(onDefs)
    edges.unobserveDeep(onEdges)
    unplace()
    doc.off('afterAllTransactions', flush)
  }
}

class SceneKeeper {
  scene: Scene
  readonly #doc: Place
  readonly #options: SceneOptions
  readonly #nodes: Map<string, PatchNode>
  readonly #classes: Classes
  readonly #metrics: Metrics
  readonly #defs: KnownDefs
  readonly #patch: Parameters<typeof gopOf>[0]
  /** What was found in boxes; null: they hold none. */
  readonly #inside = new Map<string, Held | null>()
  /** Boxes of this level, in load order. */
  #level: readonly string[]
  #dirtyBoxes = new Set<string>()
  #dirtyCables = false

  constructor(doc: Place, options: SceneOptions) {
    this.#doc = doc
    this.#options = options
    this.#classes = classesOf({ get: (name) => options.knowledge.shape(name) })
    this.#defs = defsIn(doc)
    lookupOf(doc)
    this.#nodes = new Map(allNodes(doc).map((node) => [node.id, node]))
    // What one abstracts of a patch goes on looking like the patch.
    this.#metrics =
      (options.def === undefined ? null : metricsOf(field(defsOf(doc).get(options.def), 'settings'))) ??
      metricsOf(settingsOf(doc)) ??
      house
    this.#patch = {
      doc,
      metrics: this.#metrics,
      classes: this.#classes,
      knowledge: options.knowledge,
      inside: (id) => [...this.#nodes.values()].filter(({ parent }) => parent === id)
    }
    this.#level = levelOf(this.#nodes, options.parent)
    const boxes = new Map(this.#level.map((id) => [id, this.#box(id)]))
    this.scene = { boxes, cables: cableModels(this.#edges(), boxes), metrics: this.#metrics }
  }

  /** An abstraction has changed, and with it perhaps any box. */
  noteAll(): void {
    for (const id of this.#nodes.keys()) this.#dirtyBoxes.add(id)
  }

  noteBoxes(ids: Iterable<string>): void {
    for (const id of ids) this.#dirtyBoxes.add(id)
  }

  /** The ends of a cable may gain or lose a ghost port. */
  noteCables(ids: Iterable<string>): void {
    this.#dirtyCables = true
    for (const id of ids) {
      const before = this.scene.cables.get(id)
      const now = lookupOf(this.#doc).edge(id)
      for (const end of [before?.from, before?.to, now?.source.nodeId, now?.target.nodeId]) {
        if (end !== undefined) this.#dirtyBoxes.add(end)
      }
    }
  }

  /** Reads again what was noted. False if nothing was. */
  refresh(): boolean {
    if (this.#dirtyBoxes.size === 0 && !this.#dirtyCables) return false
    const dirty = this.#dirtyBoxes
    this.#dirtyBoxes = new Set()
    const moved = this.#read(dirty)
    for (const id of this.#dirtyBoxes) dirty.add(id)
    for (const id of dirty) this.#inside.delete(id)
    this.#dirtyBoxes = new Set()
    if (moved) this.#level = levelOf(this.#nodes, this.#options.parent)

    const old = this.scene
    const boxes = new Map<string, BoxModel>()
    let cablesToo = this.#dirtyCables || this.#level.length !== old.boxes.size
    for (const id of this.#level) {
      const before = old.boxes.get(id)
      const now = before && !dirty.has(id) ? before : this.#box(id)
      if (!before || !samePorts(before, now)) cablesToo = true
      boxes.set(id, now)
    }
    this.#dirtyCables = false
    this.scene = {
      boxes,
      cables: cablesToo ? this.#cables(boxes, old.cables) : old.cables,
      metrics: this.#metrics
    }
    return true
  }

  /** True if the boxes of the level, or their order, may have changed. */
  #read(ids: Iterable<string>): boolean {
    let changed = false
    for (const id of ids) {
      const before = this.#nodes.get(id)
      const now = getNode(this.#doc, id)
      if (now) this.#nodes.set(id, now)
      else this.#nodes.delete(id)
      if (before?.parent !== now?.parent || before?.order !== now?.order || !before !== !now) changed = true
      // A port of the box around it came, went, moved or was renamed.
      for (const node of [before, now]) {
        if (node?.parent === undefined) continue
        if (this.#isPassage(node)) this.#dirtyBoxes.add(node.parent)
        this.#noteShown(node.parent)
      }
    }
    return changed
  }

  /** Boxes that show what lies in this one, itself among them. */
  #noteShown(parent: string | undefined): void {
    for (
      let n = 0;
      parent !== undefined && n < GOP_DEPTH && gopFrame(canvasOf(nodesOf(this.#doc).get(parent)));
      n++
    ) {
      this.#dirtyBoxes.add(parent)
      parent = this.#nodes.get(parent)?.parent
    }
  }

  #isPassage = (node: PatchNode): boolean =>
    node.text !== undefined &&
    this.#options.knowledge.shape(parseObjectText(node.text).className)?.passage !== undefined

  #box(id: string): BoxModel {
    const node = placedFor(this.#doc, this.#options.layout, this.#nodes.get(id)!)
    const held = this.#held(node)
    const gop = held && held.kind !== 'copies' ? gopOf(this.#patch, node, held.kind) : null
    return boxModel(
      this.#doc,
      node,
      this.#portsInUse(id, held),
      this.#options.knowledge,
      this.#metrics,
      held,
      gop
    )
  }

  #held(node: PatchNode): Held | null {
    let held = this.#inside.get(node.id)
    if (held === undefined) this.#inside.set(node.id, (held = this.#look(node)))
    return held
  }

  #look({ id, text }: PatchNode): Held | null {
    if (text === undefined) return null
    const def = defOf(text, this.#classes, this.#defs)
    if (def !== null)
      return { kind: 'abstraction', passages: passagesOfDef(defsOf(this.#doc).get(def), this.#classes) }
    if (this.#options.knowledge.shape(parseObjectText(text).className)?.holds) {
      const inside = [...this.#nodes.values()].filter(({ parent }) => parent === id)
      return { kind: 'subpatch', passages: passagesOf(inside, this.#classes) }
    }
    const copied = clonedDef(text, this.#classes, this.#defs)
    return copied === null
      ? null
      : { kind: 'copies', passages: passagesOfDef(defsOf(this.#doc).get(copied), this.#classes) }
  }

  /** The cables of the patch; those that name a port by number where boxes have them by name are put right. */
  #edges(): PatchEdge[] {
    return allEdges(this.#doc).map((edge) => {
      const [from, to] = [this.#nodes.get(edge.source.nodeId), this.#nodes.get(edge.target.nodeId)]
      const source = from && holder(this.#held(from))
      const target = to && holder(this.#held(to))
      if (!source && !target) return edge
      const end = (held: Held, portId: string, side: 'in' | 'out'): string =>
        passageId(side === 'in' ? held.passages.inlets : held.passages.outlets, portId, side)
      return {
        ...edge,
        source: source ? { ...edge.source, portId: end(source, edge.source.portId, 'out') } : edge.source,
        target: target ? { ...edge.target, portId: end(target, edge.target.portId, 'in') } : edge.target
      }
    })
  }

  #portsInUse(id: string, around: Held | null): PortsInUse {
    const held = holder(around)
    const lookup = lookupOf(this.#doc)
    const inlets = new Set<string>()
    const outlets = new Set<string>()
    for (const edgeId of lookup.edgesAt(id)) {
      const edge = lookup.edge(edgeId)!
      const { source, target } = edge
      if (source.nodeId === id)
        outlets.add(held ? passageId(held.passages.outlets, source.portId, 'out') : source.portId)
      if (target.nodeId === id)
        inlets.add(held ? passageId(held.passages.inlets, target.portId, 'in') : target.portId)
    }
    return { inlets, outlets }
  }

  #cables(
    boxes: ReadonlyMap<string, BoxModel>,
    old: ReadonlyMap<string, CableModel>
  ): ReadonlyMap<string, CableModel> {
    const cables = cableModels(this.#edges(), boxes)
    for (const [id, cable] of cables) {
      const before = old.get(id)
      if (before && sameCable(before, cable)) cables.set(id, before)
    }
    return cables
  }
}

/** A box whose ports are named by what lies in it; those of a [clone] are numbered, as the copies are not in the patch. */
const holder = (held: Held | null): Held | null => (held?.kind === 'copies' ? null : held)

/** The boxes of one level, in load order. */
function levelOf(nodes: ReadonlyMap<string, PatchNode>, parent: string | undefined): string[] {
  const wishes = new Map<string, string>()
  for (const node of nodes.values()) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  const parents = parentsOf(wishes, (id) => nodes.has(id))
  return [...nodes.values()]
    .filter((node) => parents.get(node.id) === parent)
    .sort(compareOrder)
    .map((node) => node.id)
}

const samePorts = (a: BoxModel, b: BoxModel): boolean =>
  a === b || (alike(a.inlets, b.inlets) && alike(a.outlets, b.outlets))

const alike = (a: readonly PortModel[], b: readonly PortModel[]): boolean =>
  a === b ||
  (a.length === b.length && a.every((port, i) => port.id === b[i]!.id && port.ghost === b[i]!.ghost))
