// The cables of a scene from the saved ones: which are drawn, whether they still fit, and as what number of their outlet's
// cables each fires.
import { sortByOrder } from '../../patch/order.ts'
import type { PatchEdge } from '../../patch/shape.ts'
import type { BoxModel, CableModel } from './types.ts'

/** Cables with both ends among `boxes`. */
export function cableModels(
  edges: Iterable<PatchEdge>,
  boxes: ReadonlyMap<string, BoxModel>
): Map<string, CableModel> {
  const fans = new Map<string, PatchEdge[]>()
  for (const edge of edges) {
    if (!boxes.has(edge.source.nodeId) || !boxes.has(edge.target.nodeId)) continue
    const outlet = `${edge.source.nodeId}\n${edge.source.portId}`
    const fan = fans.get(outlet)
    if (fan) fan.push(edge)
    else fans.set(outlet, [edge])
  }
  const cables = new Map<string, CableModel>()
  for (const fan of fans.values()) {
    const sorted = fan.length > 1 ? sortByOrder(fan) : fan
    sorted.forEach((edge, fanIndex) => {
      cables.set(edge.id, {
        id: edge.id,
        from: edge.source.nodeId,
        outlet: edge.source.portId,
        to: edge.target.nodeId,
        inlet: edge.target.portId,
        order: edge.order,
        fanIndex,
        fanCount: sorted.length,
        ghost:
          isGhost(boxes.get(edge.source.nodeId)!.outlets, edge.source.portId) ||
          isGhost(boxes.get(edge.target.nodeId)!.inlets, edge.target.portId),
        straight: boxes.get(edge.source.nodeId)!.metrics.font !== null
      })
    })
  }
  return cables
}

const isGhost = (ports: BoxModel['inlets'], id: string): boolean =>
  ports.find((port) => port.id === id)?.ghost ?? true

/** Whether two models of a cable draw alike. */
export function sameCable(a: CableModel, b: CableModel): boolean {
  return (
    a.from === b.from &&
    a.outlet === b.outlet &&
    a.to === b.to &&
    a.inlet === b.inlet &&
    a.fanIndex === b.fanIndex &&
    a.fanCount === b.fanCount &&
    a.ghost === b.ghost &&
    a.straight === b.straight &&
    a.order === b.order
  )
}
