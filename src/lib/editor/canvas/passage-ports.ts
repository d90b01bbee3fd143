// The ports of a box that holds boxes, drawn and explained: they are the inlets and outlets inside.
import type { Passage, Passages } from '../../patch/passages.ts'
import type { PortModel } from './types.ts'

export function passagePorts({ inlets, outlets }: Passages): { inlets: PortModel[]; outlets: PortModel[] } {
  const port =
    (side: 'inlet' | 'outlet') =>
    ({ id, title }: Passage, index: number): PortModel => ({
      id,
      title: title || `${side} ${index + 1}`,
      about: `An [${side}] inside.`,
      hot: side === 'inlet' && index === 0,
      later: false,
      kinds: [],
      ghost: false
    })
  return { inlets: inlets.map(port('inlet')), outlets: outlets.map(port('outlet')) }
}
