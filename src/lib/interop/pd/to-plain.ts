// Tree of a .pd file -> plain patch. Nothing is written anywhere yet: what is out of bounds is refused here as a whole.
import { nanoid } from 'nanoid'
import { classOfText } from '../../patch/class-of.ts'
import type { FragmentNode } from '../../patch/fragment.ts'
import { limits } from '../../patch/limits.ts'
import { orderAfter, ordersAfter } from '../../patch/order.ts'
import type { PatchEdge, PatchEnd } from '../../patch/shape.ts'
import type { Json } from '../../patch/tree.ts'
import { isSafeId } from '../../patch/values.ts'
import { readBox, type BoxFacts } from './box-record.ts'
import { objectOf, readCanvas } from './canvas-facts.ts'
import type { PdClasses } from './catalogue.ts'
import { pdErrors } from './errors.ts'
import { pdLimits } from './limits.ts'
import { pinsOf, type Pins } from './pins.ts'
import type { PlainPatch } from './plain.ts'
import { recordText, type PdRecord } from './records.ts'
import { isBox, type PdBox, type PdCanvas, type PdFile, type PdSubpatch } from './tree.ts'

export interface ToPlain {
  classes: PdClasses
  /** Makes ids; for tests. */
  newId?: () => string
}

/** `lost`: cables that lead to no box. */
export function toPlain(
  file: PdFile,
  { classes, newId = nanoid }: ToPlain
): PlainPatch & { lost: PdRecord[] } {
  const nodes: FragmentNode[] = []
  const cables: Omit<PatchEdge, 'id' | 'order'>[] = []
  const lost: PdRecord[] = []

  const readItem = (item: PdBox | PdSubpatch, parent: string | undefined): Connectable => {
    if (nodes.length >= limits.nodes) throw pdErrors.size(`it has more than ${limits.nodes} boxes`)
    const records = { record: item.kind === 'canvas' ? item.close : item.record, after: item.after }
    const facts = readBox(records, classes)
    if (facts.text.length > limits.text)
      throw pdErrors.size(`a box's text has ${facts.text.length} characters`)
    const node = nodeOf(newId(), facts, parent, classes)
    nodes.push(node)
    if (item.kind !== 'canvas') return { node, pins: null }
    const { canvas, rest } = readCanvas(item.canvas, facts.text)
    node.data.canvas = canvas
    if (Object.keys(rest).length > 0) node.data.pd = { ...objectOf(node.data.pd), ...rest }
    return { node, pins: readInside(item.canvas, node.id) }
  }

  const readInside = (canvas: PdCanvas, parent: string | undefined): Pins => {
    const boxes = canvas.items.filter(isBox).map((item) => readItem(item, parent))
    for (const { kind, ...item } of canvas.items) {
      if (kind !== 'connect' || !('record' in item)) continue
      const [from, outlet, to, inlet] = item.record.slice(2).map(countOf)
      const [source, target] = [boxes[from ?? -1], boxes[to ?? -1]]
      if (item.record.length !== 6 || !source || !target || !isPort(outlet) || !isPort(inlet)) {
        lost.push(item.record)
        continue
      }
      if (cables.length >= limits.edges) throw pdErrors.size(`it has more than ${limits.edges} cables`)
      cables.push({
        source: { nodeId: source.node.id, portId: source.pins?.out[outlet] ?? `out${outlet}` },
        target: { nodeId: target.node.id, portId: target.pins?.in[inlet] ?? `in${inlet}` },
        sourceType: 'message',
        targetType: 'message'
      })
    }
    return pinsOf(boxes.map(({ node }) => node))
  }

  readInside(file.root, undefined)
  const orders = ordersAfter(undefined, nodes.length)
  nodes.forEach((node, i) => (node.order = orders[i]!))
  return { nodes, edges: withIds(cables, newId), pd: settingsOf(file), lost }
}

interface Connectable {
  node: FragmentNode
  /** Of a subpatch. */
  pins: Pins | null
}

function nodeOf(id: string, facts: BoxFacts, parent: string | undefined, classes: PdClasses): FragmentNode {
  const { text, position, contents, width, as } = facts
  const cls = classOfText(text, classes)
  const data: { [key: string]: Json } = {}
  const pd: { [key: string]: Json } = {}
  if (contents.values !== undefined) data.values = contents.values
  if (contents.text !== undefined) data.text = contents.text
  if (contents.other !== undefined) pd.content = contents.other
  if (width !== undefined) pd.width = width
  if (as !== undefined) pd.as = as
  if (Object.keys(pd).length > 0) data.pd = pd
  return {
    id,
    type: cls.type,
    domain: 'meta',
    text,
    v: cls.version,
    order: '',
    ...(parent === undefined ? {} : { parent }),
    position,
    params: {},
    data
  }
}

function withIds(cables: readonly Omit<PatchEdge, 'id' | 'order'>[], newId: () => string): PatchEdge[] {
  const last = new Map<string, string>()
  const taken = new Map<string, number>()
  const port = (end: PatchEnd): string => `${end.nodeId}.${end.portId}`
  return cables.map((cable) => {
    const order = orderAfter(last.get(port(cable.source)))
    last.set(port(cable.source), order)
    const ends = `${port(cable.source)}-${port(cable.target)}`
    // Pd lets two cables join the same ports, and sends through both.
    const times = (taken.get(ends) ?? 0) + 1
    taken.set(ends, times)
    const id = times === 1 ? ends : `${ends}.${times}`
    return { id: isSafeId(id) ? id : newId(), ...cable, order }
  })
}

function settingsOf(file: PdFile): PlainPatch['pd'] {
  const { canvas, rest } = readCanvas(file.root)
  const pd: PlainPatch['pd'] = { canvas, ...rest }
  if (file.before.length > 0) pd.before = file.before.map(recordText)
  if (file.wrapped) pd.wrapped = true
  return pd
}

const countOf = (word: string): number => (/^\d{1,9}$/.test(word) ? Number(word) : -1)
const isPort = (n: number | undefined): n is number => n !== undefined && n >= 0 && n <= pdLimits.ports
