// A patcher of Max -> plain patch. Nothing is written anywhere yet.
import { nanoid } from 'nanoid'
import { classOfText } from '../../patch/class-of.ts'
import type { FragmentNode } from '../../patch/fragment.ts'
import { orderAfter, ordersAfter } from '../../patch/order.ts'
import { readPosition, type PatchEdge } from '../../patch/shape.ts'
import type { Json } from '../../patch/tree.ts'
import { isSafeId } from '../../patch/values.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import { pinsOf, type Pins } from '../pd/pins.ts'
import type { PlainPatch } from '../pd/plain.ts'
import { textOf, type MaxText } from './box-text.ts'
import { stemOfFile } from './files.ts'
import { attributesOf, type MaxBox, type MaxLine, type MaxPatcher } from './read.ts'
import { field } from '../../patch/values.ts'

export interface MaxToPlain {
  classes: PdClasses
  /** Makes ids; for tests. */
  newId?: () => string
  /** Of an abstraction. */
  inside?: boolean
  /** Which abstractions came along. */
  defs: { has(name: string): boolean }
  /** Says what is odd. */
  note(sentence: string): void
}

export function maxToPlain(
  patcher: MaxPatcher,
  { classes, newId = nanoid, inside = false, defs, note }: MaxToPlain
): PlainPatch {
  const nodes: FragmentNode[] = []
  const edges: PatchEdge[] = []
  const whole = new Map<string, number>()

  const readBox = (box: MaxBox, parent: string | undefined): Placed => {
    const { text, whole: counts, ...size } = said(box, inside, defs)
    if (counts) whole.set(text, (whole.get(text) ?? 0) + 1)
    const cls = classOfText(text, classes)
    const data: { [key: string]: Json } = { ...size }
    if (!cls.known && !defs.has(cls.type)) {
      const kept = attributesOf(box)
      if (Object.keys(kept).length > 0) data.max = kept
    }
    const node: FragmentNode = {
      id: newId(),
      type: cls.type,
      domain: 'meta',
      text,
      v: cls.version,
      order: '',
      ...(parent === undefined ? {} : { parent }),
      position: readPosition({ x: Math.round(box.rect.x), y: Math.round(box.rect.y) }),
      params: {},
      data
    }
    nodes.push(node)
    const shown = `“${text.slice(0, 40)}”`
    if (!box.patcher) return { box, node, pins: null }
    if (!isSubpatch(box)) {
      note(`What lies in ${shown} was left out: it is no patch of boxes, or one that Max shows by itself.`)
      return { box, node, pins: null }
    }
    if (box.maxclass === 'bpatcher')
      note(`${shown} shows its inside in Max; here it is opened like any subpatch.`)
    return { box, node, pins: readInside(box.patcher, node.id) }
  }

  const readInside = ({ boxes, lines }: MaxPatcher, parent: string | undefined): Pins => {
    const placed = new Map<string, Placed>()
    for (const box of boxes) placed.set(box.id, readBox(box, parent))
    for (const line of inOrder(lines, placed)) {
      const [source, target] = [placed.get(line.from), placed.get(line.to)]
      if (!source || !target) {
        note('A cable was left out: it leads to a box that is not there.')
        continue
      }
      if (line.off) {
        note('A cable that is switched off in Max was left out.')
        continue
      }
      edges.push({
        id: newId(),
        source: { nodeId: source.node.id, portId: source.pins?.out[line.outlet] ?? `out${line.outlet}` },
        target: { nodeId: target.node.id, portId: target.pins?.in[line.inlet] ?? `in${line.inlet}` },
        sourceType: 'message',
        targetType: 'message',
        order: ''
      })
    }
    return pinsOf([...placed.values()].map(({ node }) => node))
  }

  readInside(patcher, undefined)
  const orders = ordersAfter(undefined, nodes.length)
  nodes.forEach((node, i) => (node.order = orders[i]!))
  if (whole.size > 0) note(wholeNote([...whole]))
  return { nodes, edges: numbered(edges), pd: {} }
}

interface Placed {
  box: MaxBox
  node: FragmentNode
  /** Of a subpatch. */
  pins: Pins | null
}

/** Only these hold boxes that pass messages as any others do. */
const isSubpatch = ({ maxclass, text }: MaxBox): boolean =>
  maxclass === 'bpatcher' || (maxclass === 'newobj' && /^\s*(p|patcher)(\s|$)/.test(text))

/** A bpatcher is the subpatch that lies in it, or the abstraction that it names. */
function said(box: MaxBox, inside: boolean, defs: MaxToPlain['defs']): MaxText {
  if (box.maxclass !== 'bpatcher') return textOf(box, inside)
  const file = field(box.raw, 'name')
  const name = typeof file === 'string' ? stemOfFile(file) : ''
  const args = field(box.raw, 'args')
  const rest = Array.isArray(args)
    ? args.filter((each) => typeof each === 'string' || typeof each === 'number')
    : []
  const plain = (text: string): MaxText => textOf({ ...box, maxclass: 'newobj', text }, inside)
  if (box.patcher) return plain(`p ${name}`.trimEnd())
  if (defs.has(name)) return plain([name, ...rest].join(' '))
  return plain(['bpatcher', ...(typeof file === 'string' ? [file] : []), ...rest].join(' '))
}

/** An outlet's cables as Max uses them: to the rightmost box first, of those above each other to the lowest. */
function inOrder(lines: readonly MaxLine[], placed: ReadonlyMap<string, Placed>): MaxLine[] {
  const at = (line: MaxLine) => placed.get(line.to)?.box.rect ?? { x: 0, y: 0 }
  return [...lines].sort((a, b) => at(b).x - at(a).x || at(b).y - at(a).y)
}

function numbered(edges: readonly PatchEdge[]): PatchEdge[] {
  const last = new Map<string, string>()
  const taken = new Set<string>()
  return edges.map((edge) => {
    const outlet = `${edge.source.nodeId}.${edge.source.portId}`
    const order = orderAfter(last.get(outlet))
    last.set(outlet, order)
    const ends = `${outlet}-${edge.target.nodeId}.${edge.target.portId}`
    const id = isSafeId(ends) && !taken.has(ends) ? ends : edge.id
    taken.add(id)
    return { ...edge, id, order }
  })
}

function wholeNote(whole: readonly (readonly [string, number])[]): string {
  const boxes = whole.reduce((sum, [, count]) => sum + count, 0)
  const names = whole.slice(0, 4).map(([text]) => `“${text.slice(0, 30)}”`)
  const these = boxes === 1 ? 'A box counts' : `${boxes} boxes count`
  return `${these} in whole numbers in Max, and with fractions here: ${names.join(', ')}${whole.length > 4 ? ', …' : ''}.`
}
