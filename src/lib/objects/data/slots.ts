// The typed places of [pack] and [unpack], from their arguments: a number (or `f`) is a place for numbers, `s` one for symbols,
// and `a` one for anything, which Pd does not have: a record or bytes count as one atom.
import type { List, Value } from '../../runtime/message.ts'

export type SlotType = 'number' | 'symbol' | 'any'

export interface Slot {
  type: SlotType
  initial: Value
}

const NAMES: Readonly<Record<string, SlotType | undefined>> = Object.assign(Object.create(null), {
  f: 'number',
  float: 'number',
  n: 'number',
  s: 'symbol',
  symbol: 'symbol',
  a: 'any',
  anything: 'any'
} satisfies Record<string, SlotType>)

/** The slots of these arguments, two for numbers if there are none; null for an argument that is no type. */
export function slotsOf(atoms: List): (Slot | null)[] {
  if (atoms.length === 0) return slotsOf([0, 0])
  return atoms.map((atom) => {
    if (typeof atom === 'number') return { type: 'number', initial: atom }
    const type = typeof atom === 'string' ? NAMES[atom] : undefined
    if (!type) return null
    return { type, initial: type === 'symbol' ? 'symbol' : 0 }
  })
}

export function fits(type: SlotType, value: Value): boolean {
  return type === 'any' || typeof value === (type === 'number' ? 'number' : 'string')
}
