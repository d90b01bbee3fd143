// [-]: subtracts the right number from the left one.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '-',
  about: 'Subtracts the right number from the left one',
  result: 'difference',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left - right),
          number: (x) => {
            left = x
            out.number(x - right)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
