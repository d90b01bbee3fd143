// A part of an array, as [array sum], [array get] and their like have it: a name, an onset and a count, from the arguments and then
// from the inlets.
import type { InletHandlers, ObjectContext } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import type { PdArray } from './array-store.ts'
import { unknownFlag } from './define-array.ts'
import { findArray } from './find-array.ts'

export interface ArrayRange {
  onset: number
  /** The array and the places that count, from the first up to, but not including, the last; null where there is no array. */
  find(): { array: PdArray; from: number; to: number } | null
  readonly inlets: {
    readonly onset: InletHandlers
    readonly count: InletHandlers
    readonly name: InletHandlers
  }
}

export function arrayRange(context: ObjectContext<unknown>, atoms: List): ArrayRange {
  const [first, ...others] = atoms
  if (typeof first === 'string' && first.startsWith('-')) throw unknownFlag(context.className, first)
  let name = typeof first === 'string' ? first : ''
  const numbers = (typeof first === 'string' ? others : atoms).filter((atom) => typeof atom === 'number')
  let count = numbers[1] ?? -1
  const range: ArrayRange = {
    onset: numbers[0] ?? 0,
    find() {
      const array = findArray(context, name)
      if (!array) return null
      const from = Math.min(array.length, Math.max(0, Math.trunc(range.onset) || 0))
      const to = count < 0 ? array.length : Math.min(array.length, from + Math.trunc(count))
      return { array, from, to }
    },
    inlets: {
      onset: { number: (x) => void (range.onset = x) },
      count: { number: (x) => void (count = x) },
      name: { symbol: (s) => void (name = s) }
    }
  }
  return range
}
