// [<<]: shifts the bits of a whole number to the left: doubles it so many times.
import { twoNumbers } from './two-numbers.ts'
import { whole32 } from './whole.ts'

export default twoNumbers({
  name: '<<',
  about: 'Shifts the bits of a whole number to the left: doubles it so many times',
  result: 'bits',
  of: (left, right) => whole32(left) << whole32(right)
})
