// [exp]: raises e to a power.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'exp',
  about: 'Raises e to a power',
  result: 'power',
  // Beyond these bounds Pd's 32-bit numbers end.
  of: (x) => (x < -87.3365 ? 0 : Math.exp(Math.min(x, 87.3365)))
})
