// The ports of Pd's number, symbol and list atoms: what is reached by a name has no inlet, and what sends to one no outlet.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { nameIn, readPdGui, type PdGuiKind } from './pd-gui-arguments.ts'

export function atomPorts(kind: PdGuiKind, inlet: InletSpec, outlet: OutletSpec) {
  const named = (atoms: List, side: 'send' | 'receive'): boolean => {
    const gui = readPdGui(kind, atoms)
    return gui !== null && nameIn(kind, gui[side]) !== null
  }
  return {
    inlets: (atoms: List): InletSpec[] => (named(atoms, 'receive') ? [] : [inlet]),
    outlets: (atoms: List): OutletSpec[] => (named(atoms, 'send') ? [] : [outlet])
  }
}
