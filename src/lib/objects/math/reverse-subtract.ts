// [!-]: subtracts the left number from the right one.
import { arithmetic } from './arithmetic.ts'

export default arithmetic({
  name: '!-',
  aliases: ['rminus'],
  about: 'Subtracts the left number from the right one',
  result: 'difference',
  create({ args, outlets }) {
    const out = outlets[0]!
    let left = 0
    let right = args[0] ?? 0
    return {
      inlets: [
        {
          bang: () => out.number(right - left),
          number: (x) => {
            left = x
            out.number(right - x)
          }
        },
        { number: (x) => void (right = x) }
      ]
    }
  }
})
