// The ports of [select] are those of [route], but what leaves on a match is a bang.
import type { OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { ports as route } from './route.ports.ts'

export const ports = {
  inlets: route.inlets,
  outlets: (atoms: List): OutletSpec[] => {
    const all = route.outlets(atoms)
    return all.map((spec, i) => (i < all.length - 1 ? { title: spec.title, about: 'a bang, on this' } : spec))
  }
}
