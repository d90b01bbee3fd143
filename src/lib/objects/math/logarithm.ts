// [log]: logarithm of the left number, to the base of the right one or to e.
import { twoNumbers } from './two-numbers.ts'

export default twoNumbers({
  name: 'log',
  about: 'Logarithm of the left number, to the base of the right one or to e',
  result: 'logarithm',
  of: (x, base) => (x <= 0 ? -1000 : base <= 0 ? Math.log(x) : Math.log(x) / Math.log(base))
})
