// The ports of [listbox].
import { atomPorts } from './pd-atom.ports.ts'

export const ports = atomPorts(
  'listbox',
  {
    title: 'list',
    about: 'shown and sent; a bang sends it again, set only shows it',
    kinds: ['list', 'number', 'symbol', 'bang']
  },
  { title: 'list' }
)
