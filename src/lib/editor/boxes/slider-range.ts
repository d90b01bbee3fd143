// The bounds of a slider and the way between a place on it and a value.

export interface Range {
  low: number
  high: number
}

/** From the arguments of the box: `slider`, `slider HIGH`, `slider LOW HIGH`; 0 to 127 as in Pd. */
export function rangeOf(args: readonly string[]): Range {
  const numbers = args.map(Number).filter(Number.isFinite)
  const [first, second] = numbers
  if (first === undefined) return { low: 0, high: 127 }
  if (second === undefined) return { low: 0, high: first === 0 ? 127 : first }
  return first === second ? { low: first, high: first + 1 } : { low: first, high: second }
}

/** How far along the slider a value is, 0 to 1. */
export function along(range: Range, value: number): number {
  const share = (value - range.low) / (range.high - range.low)
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** The value at a place; rounded to what a hand can mean: whole numbers on wide ranges, else a thousandth of the range. */
export function valueAt(range: Range, at: number): number {
  const span = range.high - range.low
  const value = range.low + Math.min(1, Math.max(0, at)) * span
  const wide = Math.abs(span) >= 50 && Number.isInteger(range.low) && Number.isInteger(range.high)
  if (wide) return Math.round(value)
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(span))))
  return Number(value.toFixed(Math.min(12, digits)))
}
