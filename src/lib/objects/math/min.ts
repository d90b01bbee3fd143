// [min]: gives the lesser of two numbers.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: 'min',
  about: 'Gives the lesser of two numbers',
  result: 'lesser',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left < right ? left : right),
          number: (x) => {
            left = x
            out.number(x < right ? x : right)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
