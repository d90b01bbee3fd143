// The ports of a box that holds boxes, drawn and explained: they are the inlets and outlets inside.
import { inlet, outlet } from '../../objects/structure/clone.ports.ts'
import type { Passage, Passages } from '../../patch/passages.ts'
import type { PortModel } from './types.ts'

const ABOUT = { inlet: inlet.about, outlet: outlet.about }

/** `copied`: of a [clone], whose ports have those of its copies behind them. */
export function passagePorts(
  { inlets, outlets }: Passages,
  copied = false
): { inlets: PortModel[]; outlets: PortModel[] } {
  const port =
    (side: 'inlet' | 'outlet') =>
    ({ id, title }: Passage, index: number): PortModel => ({
      id: copied ? `${side === 'inlet' ? 'in' : 'out'}${index}` : id,
      title: title || `${side} ${index + 1}`,
      about: copied ? ABOUT[side] : `An [${side}] inside.`,
      hot: side === 'inlet' && index === 0,
      later: false,
      kinds: [],
      ghost: false
    })
  return { inlets: inlets.map(port('inlet')), outlets: outlets.map(port('outlet')) }
}
