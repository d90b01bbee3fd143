// Pd's sliders: where on them a value is, in hundredths of a pixel, and which value is where. Pure, for page and engine.

import type { PdGui } from './pd-gui-arguments.ts'

export interface PdSliderRange {
  /** Pixels along the slider. */
  readonly length: number
  readonly low: number
  readonly high: number
  readonly log: boolean
}

/** A logarithm has no 0 and cannot pass it: Pd moves the bound that stands in its way. */
export function logBounds(low: number, high: number): { low: number; high: number } {
  const top = low === 0 && high === 0 ? 1 : high
  if (top > 0) return { low: low <= 0 ? 0.01 * top : low, high: top }
  return { low, high: low > 0 ? 0.01 * low : top }
}

export const lastPlace = (length: number): number => length * 100 - 100

const step = ({ length, low, high, log }: PdSliderRange): number =>
  (log ? Math.log(high / low) : high - low) / (length - 1)

/** `exact`: in hundredths, where Pd otherwise counts whole pixels. */
export function valueAtPlace(range: PdSliderRange, place: number, exact: boolean): number {
  const pixels = exact ? Math.trunc(place) / 100 : Math.trunc(place / 100)
  const value = range.log ? range.low * Math.exp(step(range) * pixels) : pixels * step(range) + range.low
  return Math.abs(value) < 1e-10 ? 0 : value
}

/** What lies outside is at the nearer end. */
export function placeOfValue(range: PdSliderRange, value: number): number {
  const { low, high, log } = range
  const inside = low > high ? Math.max(high, Math.min(low, value)) : Math.min(high, Math.max(low, value))
  const pixels = (log ? Math.log(inside / low) : inside - low) / step(range)
  return Number.isFinite(pixels) ? Math.trunc(100 * pixels + 0.49999) : 0
}

/** Pd's shortest slider. */
const SHORTEST = 2

/** The range that a slider's arguments mean. */
export function pdSliderRange(gui: PdGui): PdSliderRange {
  const log = gui.log !== 0
  const length = Math.max(SHORTEST, Math.trunc(gui.kind === 'vsl' ? gui.height : gui.width))
  return { length, log, ...(log ? logBounds(gui.low, gui.high) : { low: gui.low, high: gui.high }) }
}
