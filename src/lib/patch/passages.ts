// The ports of a box that holds boxes, as the page sees them: the inlets and outlets that lie in it, from left to right.
import type { Classes } from './classes.ts'
import { classOfBox } from './class-of.ts'
import { readNode, type PatchNode } from './shape.ts'
import { field, fields } from './values.ts'
import { byPlace } from '../runtime/machine/tree-order.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'

export interface Passage {
  /** Of the box inside. */
  readonly id: string
  /** What is typed after its class; may be empty. */
  readonly title: string
}
export interface Passages {
  readonly inlets: readonly Passage[]
  readonly outlets: readonly Passage[]
}

/** Of the boxes that lie in one box. */
export function passagesOf(inside: Iterable<PatchNode>, classes: Classes): Passages {
  const found = [...inside].flatMap((node) => {
    const { passage } = classOfBox(node, classes)
    return passage ? [{ node, passage }] : []
  })
  const placed = ({ id, order, position }: PatchNode) => ({ id, order, x: position.x })
  found.sort((a, b) => byPlace(placed(a.node), placed(b.node)))
  const side = (wanted: 'inlet' | 'outlet'): Passage[] =>
    found.flatMap(({ node, passage }) =>
      passage === wanted ? [{ id: node.id, title: parseObjectText(node.text ?? '').rest }] : []
    )
  return { inlets: side('inlet'), outlets: side('outlet') }
}

/** Of an abstraction, as `defs` has it. */
export function passagesOfDef(def: unknown, classes: Classes): Passages {
  const nodes = field(def, 'nodes')
  const inside = fields(nodes).flatMap((id) => readNode(id, field(nodes, id)) ?? [])
  return passagesOf(
    inside.filter(({ parent }) => parent === undefined),
    classes
  )
}

/** The number in `in3` or `out0`; null for the name of a module's port. */
export function numberedPort(id: string, side: 'in' | 'out'): number | null {
  const match = (side === 'in' ? /^in(\d{1,3})$/ : /^out(\d{1,3})$/).exec(id)
  return match ? Number(match[1]) : null
}

/** The port that a cable means which names it by number (`in0`), as cables do that were laid when the box was another one. */
export function passageId(passages: readonly Passage[], portId: string, side: 'in' | 'out'): string {
  if (passages.some(({ id }) => id === portId)) return portId
  const number = numberedPort(portId, side)
  return (number === null ? undefined : passages[number]?.id) ?? portId
}
