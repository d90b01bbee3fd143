// [tabread]: the number at a place of an array. A place outside is the nearest one inside.
import { defineObject } from '../../runtime/define.ts'
import { findArray } from './find-array.ts'
import { ArrayName, SetName } from './set-name.ts'

export default defineObject({
  name: 'tabread',
  about: 'Gives the number at a place of an array',
  family: 'array',
  args: ArrayName,
  inlets: [{ title: 'place', about: 'from 0', kinds: ['number'], accepts: [SetName] }],
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
            if (array) out.number(array.get(Math.min(array.length - 1, Math.max(0, Math.trunc(x) || 0))))
          },
          set: ({ array }: { array: string }) => void (name = array)
        }
      ]
    }
  }
})
