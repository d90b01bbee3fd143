// What the canvas knows of classes: the light catalogue in the canvas's own terms.
import { portsOf, shapeFor, type InletShape, type OutletShape } from '../../objects/ports.ts'
import type { Knowledge, PortModel } from './types.ts'

export const knowledge: Knowledge = {
  shape: shapeFor,
  ports(text, code) {
    const ports = portsOf(text, code)
    return ports && { inlets: ports.inlets.map(inlet), outlets: ports.outlets.map(outlet) }
  }
}

function inlet(shape: InletShape, index: number): PortModel {
  return {
    id: `in${index}`,
    title: shape.title,
    hot: shape.hot,
    later: false,
    kinds: shape.kinds,
    ghost: false
  }
}

function outlet(shape: OutletShape, index: number): PortModel {
  return {
    id: `out${index}`,
    title: shape.title,
    hot: false,
    later: shape.later,
    kinds: [],
    ghost: false
  }
}
