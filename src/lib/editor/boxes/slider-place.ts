// The way between a place on a slider and a value.
import type { SliderRange } from '../../objects/gui/slider-range.ts'

/** How far along the slider a value is, 0 to 1. */
export function along(range: SliderRange, value: number): number {
  const share = (value - range.low) / (range.high - range.low)
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** The value at a place; rounded to what a hand can mean: whole numbers on wide ranges, else a thousandth of the range. */
export function valueAt(range: SliderRange, at: number): number {
  const span = range.high - range.low
  const value = range.low + Math.min(1, Math.max(0, at)) * span
  const wide = Math.abs(span) >= 50 && Number.isInteger(range.low) && Number.isInteger(range.high)
  if (wide) return Math.round(value)
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(span))))
  return Number(value.toFixed(Math.min(12, digits)))
}
