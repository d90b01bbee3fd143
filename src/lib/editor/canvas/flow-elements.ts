// Boxes and cables as Svelte Flow takes them: sizes and ports are given, so that it measures nothing before the first paint.
// An element is made once per box value and kept, so that what did not change is not drawn again.
import { Position, type Edge, type Node } from '@xyflow/svelte'
import { portX } from '../geometry/ports.ts'
import type { Carried } from './canvas.svelte.ts'
import type { BoxModel, CableModel } from './types.ts'

export type FlowBox = Node<{ box: BoxModel }, 'box'>
export type FlowCable = Edge<{ cable: CableModel }, 'cable'>

const boxes = new WeakMap<BoxModel, FlowBox>()
const cables = new WeakMap<CableModel, FlowCable>()

export function flowBox(box: BoxModel): FlowBox {
  const known = boxes.get(box)
  if (known) return known
  const node: FlowBox = {
    id: box.id,
    type: 'box',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: [
      ...box.inlets.map((port, i) => handle(port.id, 'target' as const, i, box.inlets.length, box)),
      ...box.outlets.map((port, i) => handle(port.id, 'source' as const, i, box.outlets.length, box))
    ],
    // The box inside says what it is.
    ariaRole: 'presentation',
    domAttributes: { 'aria-roledescription': undefined },
    // Behind the others, and no hindrance to what they are pressed with.
    ...(box.pd?.kind === 'cnv' ? { zIndex: -1, class: 'behind' } : {}),
    data: { box }
  }
  boxes.set(box, node)
  return node
}

export function flowCable(cable: CableModel): FlowCable {
  const known = cables.get(cable)
  if (known) return known
  const edge: FlowCable = {
    id: cable.id,
    type: 'cable',
    source: cable.from,
    sourceHandle: cable.outlet,
    target: cable.to,
    targetHandle: cable.inlet,
    ariaLabel: 'cable',
    data: { cable }
  }
  cables.set(cable, edge)
  return edge
}

/** The elements with what is in the hand moved along. */
export function withCarried(nodes: FlowBox[], carried: Carried | null): FlowBox[] {
  if (!carried || carried.copy) return nodes
  return nodes.map((node) =>
    carried.ids.has(node.id)
      ? { ...node, position: { x: node.position.x + carried.dx, y: node.position.y + carried.dy } }
      : node
  )
}

function handle(id: string, type: 'source' | 'target', index: number, count: number, box: BoxModel) {
  const { portWidth: width, portHeight: height } = box.metrics
  return {
    id,
    type,
    position: type === 'target' ? Position.Top : Position.Bottom,
    x: portX(index, count, box.width, box.metrics) - width / 2,
    y: type === 'target' ? 0 : box.height - height,
    width,
    height
  }
}
