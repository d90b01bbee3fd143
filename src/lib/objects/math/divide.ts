// [/]: divides the left number by the right one; by 0 gives 0.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '/',
  about: 'Divides the left number by the right one; by 0 gives 0',
  result: 'quotient',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(right === 0 ? 0 : left / right),
          number: (x) => {
            left = x
            out.number(right === 0 ? 0 : x / right)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
