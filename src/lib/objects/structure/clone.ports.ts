// The ports of a [clone] whose abstraction is not known: one of each, and none where it names no abstraction. Those of the abstraction
// take their place where that is there.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

export const inlet: InletSpec = {
  title: 'message',
  about: 'NUMBER MESSAGE for one copy; this, next or all MESSAGE; set NUMBER chooses `this`',
  kinds: ['list', 'command']
}
export const outlet: OutletSpec = { title: 'message', about: 'what a copy sends, its number before it' }

export const ports = {
  inlets: (atoms: List): InletSpec[] => (atoms.length === 0 ? [] : [inlet]),
  outlets: (atoms: List): OutletSpec[] => (atoms.length === 0 ? [] : [outlet])
}
