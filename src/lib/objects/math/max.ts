// [max]: gives the greater of two numbers.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: 'max',
  about: 'Gives the greater of two numbers',
  result: 'greater',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left > right ? left : right),
          number: (x) => {
            left = x
            out.number(x > right ? x : right)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
