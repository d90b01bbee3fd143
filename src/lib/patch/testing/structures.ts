// Patches that pass messages, for tests of what is done to their structure: boxes in boxes, cables that run downwards (so none
// runs in a ring), messages to play, prints to hear them by.
import fc from 'fast-check'
import { addBox, connect } from '../edits.ts'
import type { PatchContext } from '../context.ts'
import { treeOf } from '../edit-boxes.ts'
import { allEdges, allNodes } from '../shape.ts'
import { sortByOrder } from '../order.ts'
import { Ports } from '../outlets.ts'

/** What a box is, where, in which of the boxes before it (by number), and the cables into it: from which boxes, which ports. */
export interface Drawn {
  text: string
  x: number
  into: number
  cables: readonly (readonly [from: number, outlet: number, inlet: number])[]
}

export const texts = fc.constantFrom(
  ...[
    'msg 1',
    'msg 2',
    'msg a b',
    't b b',
    't f b',
    '+ 1',
    '* 2',
    'f',
    'swap',
    'print a',
    'print b',
    'route 1 2'
  ],
  ...['pd', 'pd', 'inlet', 'outlet', 'inlet', 'outlet', 'unknown', 'i', 'pack 0 0', 'sel 1']
)
export const drawings: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    text: texts,
    x: fc.integer({ min: 0, max: 20 }).map((x) => x * 16),
    into: fc.nat(30),
    cables: fc.array(fc.tuple(fc.nat(30), fc.nat(1), fc.nat(1)), { minLength: 1, maxLength: 6 })
  }),
  { minLength: 8, maxLength: 24 }
)

/** Draws them into a patch; ids are `n0`, `n1`, … */
export function draw(context: PatchContext, drawing: readonly Drawn[]): void {
  const holders = ['']
  drawing.forEach(({ text, x, into }, i) => {
    const parent = holders[into % holders.length]!
    addBox(context, { id: `n${i}`, text, position: { x, y: i * 40 }, ...(parent ? { parent } : {}) })
    if (text === 'pd') holders.push(`n${i}`)
  })
  const parents = treeOf(context)
  // Cables of one level, downwards; drawn by sources in turn, so that each outlet's order is a mixed one.
  const all = drawing.flatMap(({ cables }, to) => cables.map((cable) => ({ to, cable })))
  for (const { to, cable } of all.sort((a, b) => a.cable[2] - b.cable[2] || b.to - a.to)) {
    const above = drawing.flatMap((_, i) =>
      i < to && parents.get(`n${i}`) === parents.get(`n${to}`) ? [i] : []
    )
    const from = above[cable[0] % Math.max(1, above.length)]
    if (from === undefined) continue
    connect(
      context,
      { nodeId: `n${from}`, portId: `out${cable[1]}` },
      { nodeId: `n${to}`, portId: `in${cable[2]}` }
    )
  }
}

/** Boxes, places, cables and their order, without keys and ids of cables: what a person would call the same patch. */
export function picture(context: PatchContext): unknown {
  const ports = new Ports(context)
  const parents = treeOf(context)
  const boxes = sortByOrder(allNodes(context.doc)).map(({ id, text, position }) => ({
    id,
    text,
    position,
    parent: parents.get(id)
  }))
  const fans = new Map<string, string[]>()
  for (const edge of sortByOrder(allEdges(context.doc))) {
    const key = ports.key(edge.source, 'out')
    fans.set(key, [
      ...(fans.get(key) ?? []),
      `${ports.key(edge.target, 'in')} ${edge.sourceType} ${edge.targetType}`
    ])
  }
  return { boxes, fans: Object.fromEntries([...fans].sort(([a], [b]) => (a < b ? -1 : 1))) }
}
