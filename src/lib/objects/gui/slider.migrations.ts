// How older data of [slider] is brought up. A module of its own, because the page migrates too, without the object.
import type { ObjectDefinition } from '../../runtime/define.ts'

export const migrations: NonNullable<ObjectDefinition['migrations']> = {
  /** Version 1 named the bounds `min` and `max`. */
  1(data) {
    const { min, max, ...rest } = data
    if (typeof min === 'number') rest.low = min
    if (typeof max === 'number') rest.high = max
    return rest
  }
}
