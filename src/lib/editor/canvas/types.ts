// What the canvas draws: boxes and cables as plain, immutable values, made from the saved patch by scene.ts. A value is
// replaced whole when its box changes, so that `===` says whether anything did.
import type { ObjectShape } from '../../objects/card.ts'
import type { Knob } from '../../objects/code/declared.ts'
import type { Face } from '../../runtime/define.ts'
import type { PdGui } from '../../objects/gui/pd-gui-arguments.ts'
import type { List } from '../../runtime/message.ts'
import type { GopModel } from './gop.ts'
import type { Metrics } from '../geometry/metrics.ts'
import type { Point, Rect } from '../geometry/rect.ts'

/** One inlet or outlet of a box, ready to be drawn and explained. */
export interface PortModel {
  /** `in0`, `out1`, or the name of a module's port. */
  id: string
  title: string
  about?: string
  /** Inlets only: acts when it is reached; a cold one stores. */
  hot: boolean
  /** Outlets only: answers in a later turn. */
  later: boolean
  /** Inlets only: plain kinds of message. */
  kinds: readonly string[]
  /** No such port now, but a cable ends here: drawn dashed, and the cable with it. */
  ghost: boolean
}

/** How a box is drawn; there is one component for each. */
export type BoxKind = Face | 'text' | 'module' | 'gop'

export interface BoxModel extends Rect {
  id: string
  kind: BoxKind
  metrics: Metrics
  /** Whole text with its class; null for modules, which have none. */
  text: string | null
  /** Class as typed, colon removed. */
  className: string
  /** Canonical class, or the type of a module. */
  type: string
  /** Text that is shown, wrapped: without the class for message boxes and comments. */
  lines: readonly string[]
  /** False: drawn dashed, kept untouched; `reason` says why. */
  known: boolean
  reason: string | null
  inlets: readonly PortModel[]
  outlets: readonly PortModel[]
  /** Code of a cell; null for other boxes. */
  code: string | null
  /** Knobs that a cell's code declares, each with where it stands. */
  knobs: readonly { readonly knob: Knob; readonly value: number }[]
  /** Ids of the outlets that have a cable. */
  wired: ReadonlySet<string>
  /** Saved fields that a face reads before the engine shows anything (`value`, `width`, …); of records, references to files. */
  data: ReadonlyMap<string, unknown>
  /** Arguments typed after the class; none where the text is raw or broken. */
  atoms: List
  vertical: boolean
  /** Boxes lie in it; it can be opened. */
  holds: 'subpatch' | 'abstraction' | null
  /** What a .pd file says of a GUI box, where it is one. */
  pd: PdGui | null
  /** What it shows of its inside, where it does. */
  gop: GopModel | null
}

export interface CableModel {
  id: string
  from: string
  outlet: string
  to: string
  inlet: string
  order: string
  /** Place among the cables of its outlet, from 0, in the order in which they fire. */
  fanIndex: number
  fanCount: number
  /** One of its ends is a port that is not there: dashed. */
  ghost: boolean
  /** Drawn as a straight line, as in Pd, where it does not go back up. */
  straight: boolean
}

export interface Scene {
  boxes: ReadonlyMap<string, BoxModel>
  cables: ReadonlyMap<string, CableModel>
  metrics: Metrics
}

/** An end of a cable: a port of a box. */
export interface PortRef {
  boxId: string
  side: 'in' | 'out'
  portId: string
  index: number
}

/** What is known of a class, for drawing. */
export type ClassShape = Pick<
  ObjectShape,
  'name' | 'aliases' | 'family' | 'face' | 'version' | 'raw' | 'holds' | 'passage'
>

export interface Knowledge {
  shape(className: string): ClassShape | undefined
  /** `code`: of a cell. */
  ports(text: string, code?: string): { inlets: readonly PortModel[]; outlets: readonly PortModel[] } | null
}

export type { Point, Rect }
