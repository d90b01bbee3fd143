// An array as it is drawn in its graph: `pd-array NAME SIZE float FLAGS`, with its numbers in its data.
import { isRecord, type Value } from '../../runtime/message.ts'
import type { BoxModel } from '../canvas/types.ts'
import type { GopFrame } from '../canvas/gop.ts'

export interface ArrayLook {
  name: string
  /** Whether its name stands above it. */
  named: boolean
  points: boolean
  /** How many numbers it has. */
  length: number
  /** As many, or of very many the extremes of each stretch. */
  values: ArrayLike<number>
}

/** As the running patch says; null where it says nothing. */
export function liveArray(shown: Value): Pick<ArrayLook, 'length' | 'values'> | null {
  if (!isRecord(shown) || typeof shown.length !== 'number' || !(shown.values instanceof Float64Array))
    return null
  return { length: shown.length, values: shown.values }
}

export function arrayLook({ text, data }: BoxModel): ArrayLook {
  const [, name = '', size, , flags = '0'] = (text ?? '').split(/\s+/)
  const count = Math.min(Math.max(0, Math.trunc(Number(size)) || 0), 1_000_000)
  const saved = data.get('values')
  const values = typeof saved === 'string' ? saved.split(' ', count).map((each) => Number(each) || 0) : []
  while (values.length < count) values.push(0)
  const bits = Math.trunc(Number(flags)) || 0
  return { name, named: (bits & 8) === 0, points: ((bits >> 1) & 3) === 1, length: values.length, values }
}

/** The path of a line or of strokes, in pixels of the frame; of no more points than it has pixels. */
export function arrayPath(
  { length, values, points }: Pick<ArrayLook, 'length' | 'values' | 'points'>,
  { width, height, range }: GopFrame
): string {
  const spanX = range.right - range.left || 1
  const spanY = range.bottom - range.top || 1
  const each = values.length > 0 ? length / values.length : 1
  const x = (index: number): number => round(((index * each - range.left) / spanX) * width)
  const y = (value: number): number => round(((value - range.top) / spanY) * height)
  // Of many numbers at one pixel the least and the greatest are seen.
  const step = Math.max(1, Math.floor(values.length / (2 * width)))
  const path: string[] = []
  for (let at = 0; at < values.length; at += step) {
    const some = step === 1 ? [values[at]!] : extremes(values, at, step)
    for (const value of some) {
      if (points) path.push(`M${x(at)} ${y(value)}H${x(at + step)}`)
      else path.push(`${path.length === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`)
    }
  }
  return path.join('')
}

function extremes(values: ArrayLike<number>, from: number, count: number): number[] {
  let [least, most] = [Infinity, -Infinity]
  for (let at = from; at < Math.min(values.length, from + count); at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  return [least, most]
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10
