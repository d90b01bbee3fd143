// [&&]: 1 if neither number is 0.
import { twoNumbers } from './two-numbers.ts'
import { whole32 } from './whole.ts'

export default twoNumbers({
  name: '&&',
  about: '1 if neither number is 0',
  result: 'truth',
  of: (left, right) => (whole32(left) !== 0 && whole32(right) !== 0 ? 1 : 0)
})
