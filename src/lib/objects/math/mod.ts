// [mod]: remainder of a division of whole numbers, never negative.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: 'mod',
  about: 'Remainder of a division of whole numbers, never negative',
  result: 'remainder',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(modulo(left, right)),
          number: (x) => {
            left = x
            out.number(modulo(x, right))
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})

/** As in Pd: whole numbers, a divisor's sign does not count, 0 counts as 1. */
function modulo(a: number, b: number): number {
  const by = Math.abs(Math.trunc(b)) || 1
  const rest = (Math.trunc(a) % by) + 0
  return rest < 0 ? rest + by : rest
}
