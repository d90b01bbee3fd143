// [tabwrite]: puts a number at a place of an array. A place outside is the nearest one inside.
import { defineObject } from '../../runtime/define.ts'
import { findArray } from './find-array.ts'
import { ArrayName, SetName } from './set-name.ts'

export default defineObject({
  name: 'tabwrite',
  about: 'Puts a number at a place of an array',
  family: 'array',
  args: ArrayName,
  inlets: [
    { title: 'number', about: 'is written', kinds: ['number'], accepts: [SetName] },
    { title: 'place', about: 'from 0', hot: false, kinds: ['number'] }
  ],
  outlets: [],
  version: 1,
  create(context) {
    let name = context.args[0] ?? ''
    let place = typeof context.previous === 'number' ? context.previous : 0
    return {
      inlets: [
        {
          number(x) {
            const array = findArray(context, name)
            array?.set(Math.min(array.length - 1, Math.max(0, Math.trunc(place) || 0)), x)
          },
          set: ({ array }: { array: string }) => void (name = array)
        },
        { number: (x) => void (place = x) }
      ],
      state: () => place
    }
  }
})
