// The outlets of [inlet]: of a port for sound, `inlet~ fwd` gives messages at its second one.
import type { OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

const through: OutletSpec = { title: 'through', about: 'what reaches the box from outside' }
const forward: OutletSpec = { title: 'messages', about: 'of a port for sound: what is no sound' }

export const ports = {
  outlets: (atoms: List): OutletSpec[] => (atoms[0] === 'fwd' ? [through, forward] : [through])
}
