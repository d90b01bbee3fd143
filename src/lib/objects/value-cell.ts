// Numbers that boxes share by name: what [value] and the variables of [expr] are. A cell lives as long as any [value] of its name.
import type { Shared } from '../runtime/define.ts'

export interface ValueCell {
  x: number
}

const KIND = 'value'

/** The cell of a name, made where there is none, and the way to leave it. */
export function shareValue(shared: Shared, name: string): { cell: ValueCell; leave: () => void } {
  const cell = findValue(shared, name) ?? { x: 0 }
  return { cell, leave: shared.define(KIND, name, cell) }
}

export const findValue = (shared: Shared, name: string): ValueCell | undefined =>
  shared.find(KIND, name) as ValueCell | undefined
