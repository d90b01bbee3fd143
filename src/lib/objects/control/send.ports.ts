// The inlets of [send]: a name typed in the box stays; without one, a second inlet sets it.
import type { InletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

const message: InletSpec = { title: 'message', hot: true, kinds: ['anything'] }
const name: InletSpec = { title: 'name', about: 'whom to send to', hot: false, kinds: ['symbol'] }

export const ports = {
  inlets: (atoms: List): InletSpec[] => (atoms.length === 0 ? [message, name] : [message])
}
