// [sqrt]: square root; of a negative number 0.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'sqrt',
  about: 'Square root; of a negative number 0',
  result: 'root',
  of: (x) => (x > 0 ? Math.sqrt(x) : 0)
})
