// [|]: joins the bits of two whole numbers.
import { twoNumbers } from './two-numbers.ts'
import { whole32 } from './whole.ts'

export default twoNumbers({
  name: '|',
  about: 'Joins the bits of two whole numbers',
  result: 'bits',
  of: (left, right) => whole32(left) | whole32(right)
})
