// [atan2]: angle in radians of a point: the left number is its y, the right one its x. Unlike its like it takes no argument: Pd's
// does not look at one.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'atan2',
  about: 'Angle in radians of a point: the left number is its y, the right one its x',
  family: 'math',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'y',
      about: 'calculates with the number; a bang does it again',
      kinds: ['number', 'bang', 'list']
    },
    { title: 'x', about: 'remembered', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'angle' }],
  version: 1,
  create({ outlets }) {
    const out = outlets[0]!
    let y = 0
    let x = 0
    return {
      inlets: [
        {
          bang: () => out.number(Math.atan2(y, x)),
          number(given) {
            y = given
            out.number(Math.atan2(given, x))
          }
        },
        { number: (given) => void (x = given) }
      ]
    }
  }
})
