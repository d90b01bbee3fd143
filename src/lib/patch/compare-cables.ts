// Cables of two states compared, by their ends: one that was drawn again where it had been is the same.
import type * as Y from 'yjs'
import { movedItems } from './compare-order.ts'
import { sortByOrder } from './order.ts'
import { allEdges, getNode, type PatchEdge, type PatchEnd } from './shape.ts'

export interface CableChange {
  /** `moved`: it fires earlier or later among the cables of its outlet. */
  readonly kind: 'added' | 'removed' | 'moved'
  readonly id: string
  readonly source: PatchEnd
  readonly target: PatchEnd
  /** The boxes at its ends: `[metro 500]`. */
  readonly from: string
  readonly to: string
}

/** Added, then removed, then moved ones, each by the order of their outlet. Cables to nowhere are none. */
export function compareCables(
  before: Y.Doc,
  after: Y.Doc,
  labelOf: (nodeId: string) => string
): CableChange[] {
  const [old, now] = [cablesOf(before), cablesOf(after)]
  const change = (kind: CableChange['kind'], { id, source, target }: PatchEdge): CableChange => ({
    kind,
    id,
    source: { nodeId: source.nodeId, portId: source.portId },
    target: { nodeId: target.nodeId, portId: target.portId },
    from: labelOf(source.nodeId),
    to: labelOf(target.nodeId)
  })
  const added = [...now].filter(([key]) => !old.has(key)).map(([, edge]) => change('added', edge))
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, edge]) => change('removed', edge))
  const [was, is] = [fansOf(old, now), fansOf(now, old)]
  const moved = [...is].flatMap(([outlet, keys]) =>
    [...movedItems(was.get(outlet) ?? [], keys)].map((key) => change('moved', now.get(key)!))
  )
  return [...added, ...removed, ...moved]
}

/** By both ends, and, where two cables have the same, by which of them: in the order in which they fire, outlet by outlet. */
function cablesOf(doc: Y.Doc): Map<string, PatchEdge> {
  const cables = new Map<string, PatchEdge>()
  const counts = new Map<string, number>()
  const edges = sortByOrder(allEdges(doc)).filter(
    ({ source, target }) => getNode(doc, source.nodeId) && getNode(doc, target.nodeId)
  )
  for (const edge of edges) {
    const ends = [edge.source, edge.target].map(({ nodeId, portId }) => `${nodeId}\n${portId}`).join('\n')
    const count = (counts.get(ends) ?? 0) + 1
    counts.set(ends, count)
    cables.set(`${ends}\n${count}`, edge)
  }
  return cables
}

/** The cables of each outlet that are also in `other`. */
function fansOf(
  cables: ReadonlyMap<string, PatchEdge>,
  other: ReadonlyMap<string, PatchEdge>
): Map<string, string[]> {
  const fans = new Map<string, string[]>()
  for (const [key, { source }] of cables) {
    if (!other.has(key)) continue
    const outlet = `${source.nodeId}\n${source.portId}`
    const fan = fans.get(outlet)
    if (fan) fan.push(key)
    else fans.set(outlet, [key])
  }
  return fans
}
