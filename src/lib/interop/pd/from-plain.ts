// Plain patch -> tree of a .pd file.
import { sortByOrder } from '../../patch/order.ts'
import type { FragmentNode } from '../../patch/fragment.ts'
import type { PatchEdge } from '../../patch/shape.ts'
import { writeBox, type BoxFacts } from './box-record.ts'
import { canvasFrom, kept, objectOf, writeCanvas } from './canvas-facts.ts'
import type { PdClasses } from './catalogue.ts'
import { keeperOf } from './contents.ts'
import { pdErrors } from './errors.ts'
import { pdLimits } from './limits.ts'
import { pinsOf, type Pins } from './pins.ts'
import type { PlainPatch } from './plain.ts'
import type { PdRecord } from './records.ts'
import type { BoxKind, PdCanvas, PdFile, PdItem } from './tree.ts'

/** `lost`: cables at ports that Pd has no number for. Throws `pd-deep`. */
export function fromPlain(patch: PlainPatch, classes: PdClasses): PdFile & { lost: PatchEdge[] } {
  const inside = new Map<string | undefined, FragmentNode[]>()
  for (const node of sortByOrder(patch.nodes)) {
    const list = inside.get(node.parent)
    if (list) list.push(node)
    else inside.set(node.parent, [node])
  }
  const places = new Map<string, number>()
  for (const list of inside.values()) list.forEach((node, i) => places.set(node.id, i))
  const pins = new Map<string, Pins>()
  for (const [parent, list] of inside) if (parent !== undefined) pins.set(parent, pinsOf(list))
  const lost: PatchEdge[] = []
  const cables = cablesOf(patch, pins, places, lost)

  const itemOf = (node: FragmentNode, depth: number): PdItem => {
    const text = node.text ?? node.type
    const subpatch = inside.has(node.id) || node.data.canvas !== undefined
    const { record, after } = writeBox(factsOf(node, text), subpatch, classes)
    if (!subpatch) return { kind: record[1] as BoxKind, record, after }
    const facts = canvasFrom(node.data.canvas, node.data.pd)
    return {
      kind: 'canvas',
      canvas: canvasOf(node.id, writeCanvas(facts, text), depth + 1),
      close: record,
      after
    }
  }
  const canvasOf = (
    id: string | undefined,
    { start, end }: ReturnType<typeof writeCanvas>,
    depth: number
  ): PdCanvas => {
    if (depth > pdLimits.depth) throw pdErrors.deep(pdLimits.depth)
    const other =
      (kind: 'other' | 'coords') =>
      (record: PdRecord): PdItem => ({ kind, record })
    return {
      head: start[0]!,
      items: [
        ...start.slice(1).map(other('other')),
        ...(inside.get(id) ?? []).map((node) => itemOf(node, depth)),
        ...(cables.get(id) ?? []),
        ...end.map(other('coords'))
      ]
    }
  }
  const { canvas, before, wrapped, ...rest } = patch.pd
  const templates = Array.isArray(before) ? before.filter((each) => typeof each === 'string') : []
  return {
    before: templates.map((each) => kept(each, isTemplate)).filter((record) => record !== null),
    root: canvasOf(undefined, writeCanvas(canvasFrom(canvas, rest)), 0),
    wrapped: wrapped === true,
    lost
  }
}

const isTemplate = ([mark, kind]: PdRecord): boolean => mark === '#N' && kind !== 'canvas'

function factsOf(node: FragmentNode, text: string): BoxFacts {
  const { width, content, as } = objectOf(node.data.pd)
  const facts: BoxFacts = { text, position: node.position, contents: {} }
  const keeper = keeperOf(text)
  const kept = keeper && node.data[keeper]
  if (keeper && typeof kept === 'string') facts.contents[keeper] = kept
  if (Array.isArray(content)) facts.contents.other = content.filter((each) => typeof each === 'string')
  if (typeof width === 'number' && Number.isFinite(width)) facts.width = width
  if (typeof as === 'string') facts.as = as
  return facts
}

/** The cables of each canvas as Pd writes them: by box, then by outlet, then as they fire. */
function cablesOf(
  patch: PlainPatch,
  pins: ReadonlyMap<string, Pins>,
  places: ReadonlyMap<string, number>,
  lost: PatchEdge[]
): Map<string | undefined, PdItem[]> {
  const parents = new Map(patch.nodes.map((node) => [node.id, node.parent]))
  const rows = new Map<string | undefined, number[][]>()
  for (const edge of sortByOrder(patch.edges)) {
    const { source, target } = edge
    const outlet = portNumber(source.portId, 'out', pins.get(source.nodeId)?.out)
    const inlet = portNumber(target.portId, 'in', pins.get(target.nodeId)?.in)
    const [from, to] = [places.get(source.nodeId), places.get(target.nodeId)]
    const parent = parents.get(source.nodeId)
    const drawn = from !== undefined && to !== undefined && parent === parents.get(target.nodeId)
    if (!drawn || outlet === null || inlet === null) {
      lost.push(edge)
      continue
    }
    const list = rows.get(parent)
    if (list) list.push([from, outlet, to, inlet])
    else rows.set(parent, [[from, outlet, to, inlet]])
  }
  const items = new Map<string | undefined, PdItem[]>()
  for (const [parent, list] of rows) {
    list.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
    items.set(
      parent,
      list.map((row) => ({ kind: 'connect', record: ['#X', 'connect', ...row.map(String)] }))
    )
  }
  return items
}

function portNumber(portId: string, side: 'in' | 'out', ids: readonly string[] = []): number | null {
  const at = ids.indexOf(portId)
  if (at >= 0) return at
  const match = /^(in|out)(\d{1,6})$/.exec(portId)
  return match && match[1] === side ? Number(match[2]) : null
}
