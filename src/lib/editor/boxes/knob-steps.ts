// How a hand moves the number of a knob: to a place on its slider, or by steps.
import type { SliderRange } from '../../objects/gui/slider-range.ts'
import { rangeOf, within, type NumberKnob } from '../../objects/code/knob-value.ts'
import { stepped } from './number-text.ts'
import { valueAt } from './slider-place.ts'

export type StepSize = 'fine' | 'normal' | 'coarse'

const asked = ({ step }: NumberKnob): number | null => (step !== undefined && step > 0 ? step : null)

/** The knob's own step, or what a hand means by one: about a hundredth of its range. */
export function knobStep(knob: NumberKnob): number {
  const range = rangeOf(knob)
  if (!range) return asked(knob) ?? 1
  const { low, high } = range
  const step = 10 ** Math.round(Math.log10((high - low) / 100))
  // As valueAt has it: whole numbers on wide ranges.
  const wide = high - low >= 50 && Number.isInteger(low) && Number.isInteger(high)
  return asked(knob) ?? (wide ? Math.max(1, step) : step)
}

/** On a step, where the code asks for steps, and within the range. */
export function onStep(knob: NumberKnob, value: number): number {
  const step = asked(knob)
  const { min = 0 } = knob
  return within(knob, step === null ? value : stepped(min, Math.round((value - min) / step), step))
}

/** The value at a place of its slider, 0 to 1. */
export const knobAt = (knob: NumberKnob, range: SliderRange, at: number): number =>
  onStep(knob, valueAt(range, at))

/** `steps` further; where the code asks for steps there is nothing between them. */
export function knobMoved(knob: NumberKnob, from: number, steps: number, size: StepSize): number {
  const fine = asked(knob) !== null ? 1 : rangeOf(knob) ? 0.1 : 0.01
  return onStep(
    knob,
    stepped(from, steps, knobStep(knob) * (size === 'coarse' ? 10 : size === 'fine' ? fine : 1))
  )
}
