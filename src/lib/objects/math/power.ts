// [pow]: raises the left number to the power of the right one.
import { twoNumbers } from './two-numbers.ts'

export default twoNumbers({
  name: 'pow',
  about: 'Raises the left number to the power of the right one',
  result: 'power',
  // Pd's answer where there is no number that it could be: 0.
  of: (x, y) => ((x === 0 && y < 0) || (x < 0 && y !== Math.trunc(y)) ? 0 : x ** y)
})
