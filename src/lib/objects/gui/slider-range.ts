// The bounds of a slider: from its arguments, else from what is saved with it, else 0 to 127 as in Pd. Pure, for page and engine.
import type { List } from '../../runtime/message.ts'

export interface SliderRange {
  low: number
  high: number
}

/** `slider`, `slider HIGH`, `slider LOW HIGH`; `saved` is the data of the box. */
export function sliderRange(
  atoms: List,
  saved: { readonly low?: unknown; readonly high?: unknown } = {}
): SliderRange {
  const [first, second] = atoms.filter((atom) => typeof atom === 'number')
  if (first !== undefined && second !== undefined) return apart(first, second)
  if (first !== undefined) return apart(0, first === 0 ? 127 : first)
  const low = typeof saved.low === 'number' ? saved.low : 0
  return apart(low, typeof saved.high === 'number' ? saved.high : Math.max(127, low + 1))
}

const apart = (low: number, high: number): SliderRange => ({ low, high: low === high ? low + 1 : high })
