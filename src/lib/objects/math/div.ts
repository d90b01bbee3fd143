// [div]: division of whole numbers, rounded down.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: 'div',
  about: 'Division of whole numbers, rounded down',
  result: 'quotient',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(quotient(left, right)),
          number: (x) => {
            left = x
            out.number(quotient(x, right))
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})

/** As in Pd: whole numbers, a divisor's sign does not count, 0 counts as 1. */
function quotient(a: number, b: number): number {
  return Math.floor(Math.trunc(a) / (Math.abs(Math.trunc(b)) || 1)) + 0
}
