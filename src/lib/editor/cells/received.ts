// The type of what a cell's recv() gets: what the boxes that are connected to its inlets send. Pure: from the patch's graph.
import { describeBox } from '../../objects/cards.ts'
import { lookupOf } from '../../patch/lookup.ts'
import { getNode, type Place } from '../../patch/shape.ts'
import { outletsInCode, readCellText } from './cell-text.ts'
import { ANY, outletType } from './outlet-types.ts'

/** A TypeScript type; any where nothing is connected, or where it is not known of one of those that are. */
export function receivedType(place: Place, cell: string): string {
  const lookup = lookupOf(place)
  const types = new Set<string>()
  for (const id of lookup.edgesAt(cell)) {
    const { source, target } = lookup.edge(id)!
    if (target.nodeId === cell) types.add(sentFrom(place, source.nodeId, source.portId))
  }
  return types.size === 0 || types.has(ANY) ? ANY : [...types].sort().join(' | ')
}

function sentFrom(place: Place, box: string, port: string): string {
  const text = getNode(place, box)?.text
  const index = /^out(\d+)$/.exec(port)?.[1]
  if (text === undefined || index === undefined) return ANY
  const outlet = Number(index)
  return outletType(text, outlet, describeBox(text)?.outlets[outlet]?.sends)
}

/** How many outlets a cell has; what its cables leave from is there. */
export function outletCount(place: Place, cell: string, code: string): number {
  const lookup = lookupOf(place)
  const wired = [...lookup.edgesAt(cell)].map((id) => {
    const { source } = lookup.edge(id)!
    return source.nodeId === cell ? Number(/^out(\d+)$/.exec(source.portId)?.[1] ?? -1) + 1 : 0
  })
  const said = readCellText(getNode(place, cell)?.text ?? '')?.outlets ?? 1
  return Math.max(outletsInCode(code) ?? said, ...wired)
}
