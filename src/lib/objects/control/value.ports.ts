// The inlets of [value]: a name typed in the box stays; without one, a second inlet sets it.
import type { InletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

const number: InletSpec = {
  title: 'number',
  about: 'sets the shared number; a bang gives it',
  kinds: ['number', 'bang']
}
const name: InletSpec = { title: 'name', about: 'the name to share by', hot: false, kinds: ['symbol'] }

export const ports = {
  inlets: (atoms: List): InletSpec[] => (atoms.length === 0 ? [number, name] : [number])
}
