// [<=]: gives 1 if the left number is less or equal, else 0.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '<=',
  about: 'Gives 1 if the left number is less or equal, else 0',
  result: '1 or 0',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left <= right ? 1 : 0),
          number: (x) => {
            left = x
            out.number(x <= right ? 1 : 0)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
