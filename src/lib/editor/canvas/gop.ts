// Graph on parent: a box that shows a part of its inside, as Pd draws it: controls, arrays, and boxes that do the same. What is shown
// where follows from the `#X coords` of the file, which the patch keeps.
import { classOfBox } from '../../patch/class-of.ts'
import type { Classes } from '../../patch/classes.ts'
import { defOf, defsIn } from '../../patch/def-of.ts'
import { compareOrder } from '../../patch/order.ts'
import { defsOf, nodesOf, readNode, type PatchNode, type Place } from '../../patch/shape.ts'
import { field, fields } from '../../patch/values.ts'
import type { Metrics } from '../geometry/metrics.ts'
import type { Size } from '../geometry/rect.ts'
import { boxModel, type Held } from './box-model.ts'
import { metricsOf } from './metrics-of.ts'
import type { BoxModel, Knowledge } from './types.ts'

/** What the coordinates say. */
export interface GopFrame extends Size {
  /** Corner of what is shown, inside. */
  left: number
  top: number
  /** Coordinates of its edges, for arrays. */
  range: { left: number; top: number; right: number; bottom: number }
  /** Whether the box's text stands on it. */
  titled: boolean
}

export interface GopModel extends GopFrame {
  /** Boxes inside that show something, by their places on this one. */
  parts: readonly BoxModel[]
  arrays: readonly BoxModel[]
}

/** Beyond it nobody sees anything. */
const MOST = 4000
/** Boxes inside each other that are drawn. */
export const GOP_DEPTH = 6
/** Boxes that are looked at for one box: abstractions in abstractions are many, those in themselves without end. */
const MOST_PARTS = 2000

/** What a box keeps of its subpatch's canvas. */
export const canvasOf = (stored: unknown): unknown => field(field(stored, 'data'), 'canvas')

/** null: nothing of the inside is shown. */
export function gopFrame(canvas: unknown): GopFrame | null {
  const coords = field(canvas, 'coords')
  if (!Array.isArray(coords) || coords.length < 7) return null
  const number = (at: number): number => {
    const each: unknown = coords[at]
    return typeof each === 'number' && Number.isFinite(each) ? each : 0
  }
  const [width, height, flags] = [number(4), number(5), number(6)]
  if ((flags !== 1 && flags !== 2) || !(width > 0 && width <= MOST && height > 0 && height <= MOST))
    return null
  return {
    width,
    height,
    left: number(7),
    top: number(8),
    range: { left: number(0), top: number(1), right: number(2), bottom: number(3) },
    titled: flags === 1
  }
}

/** Where boxes are read from: the patch, or an abstraction of it. */
interface Inside {
  doc: Place
  classes: Classes
  knowledge: Knowledge
  metrics: Metrics
  /** The boxes' map. */
  nodes: unknown
  /** Before the ids of these boxes; an abstraction's are known by the box that it is made for, too. */
  prefix: string
  /** How many boxes may still be looked at. */
  budget: { left: number }
  inside(parent: string | undefined): PatchNode[]
}

type Kind = Exclude<Held['kind'], 'copies'>

/** What a box of the patch shows of its inside. `inside`: the boxes in one. */
export function gopOf(
  patch: Omit<Inside, 'nodes' | 'prefix' | 'budget'>,
  node: PatchNode,
  kind: Kind
): GopModel | null {
  return shown(
    { ...patch, nodes: nodesOf(patch.doc), prefix: '', budget: { left: MOST_PARTS } },
    node,
    kind,
    0
  )
}

function shown(place: Inside, node: PatchNode, kind: Kind, depth: number): GopModel | null {
  if (depth >= GOP_DEPTH) return null
  if (kind === 'subpatch') {
    const frame = gopFrame(canvasOf(field(place.nodes, node.id)))
    return frame && model(place, frame, place.inside(node.id), depth)
  }
  const def = defsOf(place.doc).get(defOf(node.text, place.classes, defsIn(place.doc)) ?? '')
  const frame = gopFrame(field(field(field(def, 'settings'), 'pd'), 'canvas'))
  if (!frame) return null
  const nodes = field(def, 'nodes')
  const all = fields(nodes).flatMap((id) => readNode(id, field(nodes, id)) ?? [])
  const inner: Inside = {
    ...place,
    nodes,
    metrics: metricsOf(field(def, 'settings')) ?? place.metrics,
    prefix: `${place.prefix}${node.id}/`,
    inside: (parent) => all.filter((each) => each.parent === parent)
  }
  return model(inner, frame, inner.inside(undefined), depth)
}

function model(place: Inside, frame: GopFrame, inside: PatchNode[], depth: number): GopModel {
  const parts: BoxModel[] = []
  const arrays: BoxModel[] = []
  for (const node of inside.sort(compareOrder)) {
    if (place.budget.left-- <= 0) break
    const box = part(place, node, depth)
    if (box.className === 'pd-array') arrays.push(box)
    else if (box.known && SHOWN.has(box.kind)) {
      const at = { x: box.x - frame.left, y: box.y - frame.top }
      const out =
        at.x >= frame.width || at.y >= frame.height || at.x + box.width <= 0 || at.y + box.height <= 0
      if (!out) parts.push({ ...box, ...at, inlets: [], outlets: [] })
    }
  }
  return { ...frame, parts, arrays }
}

const SHOWN: ReadonlySet<string> = new Set(['pd', 'button', 'toggle', 'number', 'slider', 'gop'])
const UNUSED = { inlets: new Set<string>(), outlets: new Set<string>() }
const NO_PASSAGES = { inlets: [], outlets: [] }

function part(place: Inside, node: PatchNode, depth: number): BoxModel {
  const kind =
    defOf(node.text, place.classes, defsIn(place.doc)) !== null
      ? 'abstraction'
      : place.knowledge.shape(classOfBox(node, place.classes).type)?.holds
        ? 'subpatch'
        : null
  return boxModel(
    place.doc,
    { ...node, id: `${place.prefix}${node.id}` },
    UNUSED,
    place.knowledge,
    place.metrics,
    kind && { kind, passages: NO_PASSAGES },
    kind && shown(place, node, kind, depth + 1),
    field(place.nodes, node.id)
  )
}
