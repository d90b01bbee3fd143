// What a control shows before anything runs: the value saved with its box.
import type { BoxModel } from '../canvas/types.ts'
import type { Value } from '../../runtime/message.ts'

/** The saved number (or text) of a control; undefined where there is none. */
export function savedValue(box: BoxModel): Value {
  const value = box.data.get('value')
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : undefined
}
