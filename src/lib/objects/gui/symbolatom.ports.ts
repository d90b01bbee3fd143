// The ports of [symbolatom].
import { atomPorts } from './pd-atom.ports.ts'

export const ports = atomPorts(
  'symbolatom',
  {
    title: 'symbol',
    about: 'shown and sent; a bang sends it again, set only shows it',
    kinds: ['symbol', 'bang', 'list']
  },
  { title: 'symbol' }
)
