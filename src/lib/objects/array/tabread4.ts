// [tabread4]: the number at a place between the places of an array, by four-point interpolation: Pd's.
import { defineObject } from '../../runtime/define.ts'
import type { PdArray } from './array-store.ts'
import { findArray } from './find-array.ts'
import { ArrayName, SetName } from './set-name.ts'

/** The first and the last number serve only to interpolate: they cannot be reached. */
function between(array: PdArray, x: number): number {
  const last = array.length - 2
  if (last < 2) return 0
  if (!(x > 1)) return array.get(1)
  if (x >= last) return array.get(last)
  const n = Math.trunc(x)
  const part = x - n
  const [a, b, c, d] = [array.get(n - 1), array.get(n), array.get(n + 1), array.get(n + 2)]
  const step = c - b
  return b + part * (step - ((1 - part) / 6) * ((d - a - 3 * step) * part + (d + 2 * a - 3 * b)))
}

export default defineObject({
  name: 'tabread4',
  about: 'Gives the number at a place between the places of an array',
  family: 'array',
  args: ArrayName,
  inlets: [{ title: 'place', about: 'from 1, with a fraction', kinds: ['number'], accepts: [SetName] }],
  outlets: [{ title: 'number' }],
  version: 1,
  create(context) {
    const out = context.outlets[0]!
    let name = context.args[0] ?? ''
    return {
      inlets: [
        {
          number(x) {
            const array = findArray(context, name)
            if (array) out.number(between(array, x))
          },
          set: ({ array }: { array: string }) => void (name = array)
        }
      ]
    }
  }
})
