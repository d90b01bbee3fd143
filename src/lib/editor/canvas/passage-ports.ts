// The ports of a box that holds boxes, drawn and explained: they are the inlets and outlets inside.
import type { Passage, Passages } from '../../patch/passages.ts'
import { numberedPort } from './ghost-ports.ts'
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

/** The port that a cable means which names it by number (`in0`), as cables do that were laid when the box was another one. */
export function passageId(passages: readonly Passage[], portId: string, side: 'in' | 'out'): string {
  if (passages.some(({ id }) => id === portId)) return portId
  const number = numberedPort(portId, side)
  return (number === null ? undefined : passages[number]?.id) ?? portId
}
