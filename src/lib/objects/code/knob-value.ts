// The number of a knob: what is saved with the box, as the knob means it. The same as inside/params.ts gives to the running code.
import type { Knob } from './declared.ts'

export type NumberKnob = Extract<Knob, { kind: 'number' }>

/** What the knob stands at; without a saved value, the code's own. */
export function knobValue(knob: Knob, saved: number | undefined): number {
  if (saved === undefined) return knob.value
  if (knob.kind === 'number') return within(knob, saved)
  if (knob.kind === 'switch') return saved === 0 ? 0 : 1
  return Number.isInteger(saved) && saved >= 0 && saved < knob.options.length ? saved : 0
}

export function within({ min = -Infinity, max = Infinity }: NumberKnob, value: number): number {
  return Math.min(max, Math.max(min, value))
}

/** The range of a slider; null where the knob has not both ends. */
export function rangeOf({ min, max }: NumberKnob): { low: number; high: number } | null {
  return min !== undefined && max !== undefined && min < max ? { low: min, high: max } : null
}
