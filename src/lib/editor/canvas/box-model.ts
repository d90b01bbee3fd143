// One box of the saved patch as the canvas draws it. Pure: from the saved fields, what is known of classes, and the ports
// that its cables name.
import { codeOf } from '../../patch/edits.ts'
import { nodesOf, readParams, type PatchNode, type Place } from '../../patch/shape.ts'
import { field, fields, toPlain } from '../../patch/values.ts'
import { declaredBy } from '../../objects/code/declared.ts'
import { cellPorts } from '../../objects/code/js.ports.ts'
import { knobValue } from '../../objects/code/knob-value.ts'
import { readFileRef } from '../../objects/gui/file-ref.ts'
import { drawnPdGui, pdGuiSize } from '../../objects/gui/pd-gui-arguments.ts'
import { textboxOptions } from '../../objects/gui/textbox-options.ts'
import type { List } from '../../runtime/message.ts'
import { parseObjectText } from '../../runtime/text/index.ts'
import { boxSize, type BoxShape } from '../geometry/box-size.ts'
import { house, WRAP_COLUMNS, wrapLines, type Metrics } from '../geometry/metrics.ts'
import type { GopModel } from './gop.ts'
import { withGhosts } from './ghost-ports.ts'
import { passagePorts } from './passage-ports.ts'
import type { Passages } from '../../patch/passages.ts'
import type { BoxKind, BoxModel, ClassShape, Knowledge } from './types.ts'

/** Ports that cables name, by side. */
export interface PortsInUse {
  inlets: ReadonlySet<string>
  outlets: ReadonlySet<string>
}

const NO_PORTS = { inlets: [], outlets: [] }

/** Longer texts than this are shown cut: a box is no book. */
const MOST_LINES = 60
/** Lines of a text field that has several. */
const FIELD_LINES = 4

/** What lies in a box that holds boxes, as far as it is seen from outside; or what a [clone] makes copies of. */
export interface Held {
  readonly kind: 'subpatch' | 'abstraction' | 'copies'
  readonly passages: Passages
}

export function boxModel(
  doc: Place,
  node: PatchNode,
  used: PortsInUse,
  knowledge: Knowledge,
  metrics: Metrics = house,
  held: Held | null = null,
  gop: GopModel | null = null,
  /** The box as it is stored; one of an abstraction is not among the patch's own. */
  stored: unknown = nodesOf(doc).get(node.id)
): BoxModel {
  const className = node.text === undefined ? node.type : parseObjectText(node.text).className
  const isInstance = held?.kind === 'abstraction'
  const shape = node.text === undefined || isInstance ? undefined : knowledge.shape(className)
  const newer = shape !== undefined && node.v > shape.version
  const known = (shape !== undefined && !newer) || isInstance
  const rest = restOf(node.text)
  const atoms = shape && !shape.raw ? atomsOf(node.text!) : []
  const pd = known && shape?.face ? drawnPdGui(className, atoms, shape.face === 'pd') : null
  const kind = gop ? 'gop' : pd ? 'pd' : kindOf(node, shape, rest, known)
  const code = kind === 'code' ? codeOf(doc, node.id) : null
  const knobs = code === null ? [] : knobsOf(code, field(stored, 'params'))
  const ports = held
    ? passagePorts(held.passages, held.kind === 'copies')
    : ((node.text !== undefined && known ? knowledge.ports(node.text, code ?? undefined) : null) ?? NO_PORTS)
  const inlets = withGhosts(ports.inlets, used.inlets, 'in', known)
  const outlets = withGhosts(ports.outlets, used.outlets, 'out', known)
  const data = dataOf(stored)
  const fromPd = field(field(stored, 'data'), 'pd')
  const wanted = columnsIn(field(fromPd, 'width'))
  const columns = columnsOf(data.get('width'), metrics) ?? wanted ?? WRAP_COLUMNS
  const lines = linesOf(
    kind,
    node,
    fromPd || metrics.font !== null ? pdSpelling : plainly,
    rest,
    atoms,
    columns
  )
  const vertical =
    kind === 'slider' && (/^v(sl|slider)$/.test(className) || data.get('orientation') === 'vertical')
  const shown: BoxShape = {
    kind,
    lines,
    inlets: inlets.length,
    outlets: outlets.length,
    vertical,
    code,
    knobs: knobs.length,
    ...(gop ? { own: gop } : pd ? { own: pdGuiSize(pd, metrics.font ?? undefined) } : {}),
    ...(wanted === undefined ? {} : { columns: wanted }),
    width: data.get('width'),
    height: data.get('height')
  }
  return {
    id: node.id,
    x: node.position.x,
    y: node.position.y,
    ...boxSize(shown, metrics),
    metrics,
    kind,
    text: node.text ?? null,
    className,
    type: node.type,
    lines,
    known,
    reason: known ? null : reasonFor(node, className, newer),
    inlets,
    outlets,
    code,
    knobs,
    wired: used.outlets,
    data,
    atoms,
    vertical,
    holds: held && held.kind !== 'copies' ? held.kind : null,
    pd,
    gop
  }
}

function knobsOf(code: string, stored: unknown): BoxModel['knobs'] {
  const saved = readParams(stored)
  return declaredBy(code).knobs.map((knob) => ({ knob, value: knobValue(knob, saved[knob.name]) }))
}

/** What follows the class in a box's text. */
export function restOf(text: string | undefined): string {
  return text === undefined ? '' : parseObjectText(text).rest
}

/** Broken JSON among the arguments is the engine's to complain of. */
function atomsOf(text: string): List {
  try {
    return parseObjectText(text).atoms
  } catch {
    return []
  }
}

function kindOf(node: PatchNode, shape: ClassShape | undefined, rest: string, known: boolean): BoxKind {
  if (node.text === undefined) return 'module'
  if (!known || !shape?.face) return 'text'
  // `[js EXPR]` is a line of text.
  if (shape.face === 'code' && !cellPorts(rest)) return 'text'
  return shape.face
}

/** Where its text is wrapped: as wide as a hand has made it. */
function columnsOf(width: unknown, { padX, advance }: Metrics): number | undefined {
  return typeof width === 'number' && width > 40 ? Math.floor((width - 2 * padX) / advance) : undefined
}

/** The same as a Pd file says it. */
function columnsIn(wanted: unknown): number | undefined {
  return typeof wanted === 'number' && wanted >= 1 ? Math.min(Math.floor(wanted), 1000) : undefined
}

/** Pd begins a line after each `;`, and has no need to say that a bracket begins no list. */
const pdSpelling = (text: string): string =>
  text.replaceAll(/; /g, ';\n').replaceAll(/(?<=^|\s)\\(?=[[{"])/g, '')
const plainly = (text: string): string => text

function linesOf(
  kind: BoxKind,
  node: PatchNode,
  spell: (text: string) => string,
  rest: string,
  atoms: List,
  max: number
): string[] {
  if (kind === 'module') return [node.type]
  if (kind === 'message' || kind === 'comment') return wrapLines(spell(rest), max).slice(0, MOST_LINES)
  if (kind === 'textbox' && textboxOptions(atoms).lines) return new Array<string>(FIELD_LINES).fill('')
  if (kind === 'gop') return [spell(node.text!.trim())]
  if (kind === 'text') return wrapLines(spell(node.text!.trimEnd()), max).slice(0, MOST_LINES)
  return ['']
}

function reasonFor(node: PatchNode, className: string, newer: boolean): string {
  if (node.text === undefined) {
    return `Loadbang has no object for the module “${node.type}”. It is kept with its data and cables.`
  }
  if (className === '') return 'This box is empty. Type an object’s name into it.'
  if (newer) return `This “${className}” was saved by a newer Loadbang. It is kept as it is.`
  return `There is no object “${className}”. The box is kept with its data and cables.`
}

function dataOf(stored: unknown): ReadonlyMap<string, unknown> {
  const data = field(stored, 'data')
  const seen = new Map<string, unknown>()
  for (const name of fields(data)) {
    const value = field(data, name)
    if (value === null || typeof value !== 'object') seen.set(name, value)
    else if (field(value, 'sha256') !== undefined) seen.set(name, readFileRef(toPlain(value)))
  }
  return seen
}

/** Boxes that are called by their whole text: what they show is said by what is inside them. */
const BY_TEXT: ReadonlySet<string> = new Set(['text', 'gop', 'textbox', 'listview', 'filedrop', 'imageview'])

/** The name that a screen reader says: kind and text, but `toggle` once where both are that. */
export function spokenName(box: BoxModel): string {
  const kind = BY_TEXT.has(box.kind) ? '' : box.kind === 'code' ? 'code cell' : box.kind
  const shown = ((BY_TEXT.has(box.kind) ? box.text : box.lines.join(' ')) ?? box.type).trim()
  const name = shown || box.className || 'empty box'
  const state = box.known ? '' : ', unknown'
  return `${kind === '' || (!shown && name === kind) ? '' : `${kind} `}${name}${state}`
}
