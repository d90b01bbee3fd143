// [&]: keeps the bits that both whole numbers have.
import { twoNumbers } from './two-numbers.ts'
import { whole32 } from './whole.ts'

export default twoNumbers({
  name: '&',
  about: 'Keeps the bits that both whole numbers have',
  result: 'bits',
  of: (left, right) => whole32(left) & whole32(right)
})
