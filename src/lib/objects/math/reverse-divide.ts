// [!/]: divides the right number by the left one; by 0 gives 0.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '!/',
  aliases: ['rdiv'],
  about: 'Divides the right number by the left one; by 0 gives 0',
  result: 'quotient',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(left === 0 ? 0 : right / left),
          number: (x) => {
            left = x
            out.number(x === 0 ? 0 : right / x)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
