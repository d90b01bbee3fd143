// Objects with two numbers whose calculation is a function of both: those where a call more does not count.
import { arithmetic } from './arithmetic.ts'

interface TwoNumbers {
  name: string
  about: string
  /** What leaves, for the outlet's title. */
  result: string
  of(left: number, right: number): number
}

export const twoNumbers = ({ name, about, result, of }: TwoNumbers) =>
  arithmetic({
    name,
    about,
    result,
    create({ args, outlets }) {
      const out = outlets[0]!
      let left = 0
      let right = args[0] ?? 0
      return {
        inlets: [
          {
            bang: () => out.number(of(left, right)),
            number(x) {
              left = x
              out.number(of(x, right))
            }
          },
          { number: (x) => void (right = x) }
        ]
      }
    }
  })
