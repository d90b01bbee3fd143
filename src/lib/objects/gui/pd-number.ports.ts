// The inlet of Pd's boxes with one number, as the page draws it.
import type { InletSpec } from '../../runtime/define.ts'

export const pdInlet: InletSpec = {
  title: 'number',
  about: 'shows and sends it; a bang sends it again (a toggle switches), set X shows it alone',
  kinds: ['number', 'bang']
}

export const ports = { inlets: (): InletSpec[] => [pdInlet] }
