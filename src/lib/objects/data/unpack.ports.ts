// The outlets of [unpack]: one for each argument.
import type { OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { slotsOf } from './slots.ts'

export const ports = {
  outlets: (atoms: List): OutletSpec[] =>
    slotsOf(atoms).map((slot, i) => ({ title: slot?.type ?? 'any', about: `number ${i + 1} of the list` }))
}
