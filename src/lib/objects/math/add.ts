// [+]: adds two numbers.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '+',
  about: 'Adds two numbers',
  result: 'sum',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left + right),
          number: (x) => {
            left = x
            out.number(x + right)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
