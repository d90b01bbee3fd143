// [%]: remainder of a division of whole numbers, with the sign of the left one.
// Both are cut to whole numbers first, and a right side of 0 counts as 1, as in Pd. Adding 0 makes 0 of -0.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '%',
  about: 'Remainder of a division of whole numbers, with the sign of the left one',
  result: 'remainder',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number((Math.trunc(left) % (Math.trunc(right) || 1)) + 0),
          number: (x) => {
            left = x
            out.number((Math.trunc(x) % (Math.trunc(right) || 1)) + 0)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
