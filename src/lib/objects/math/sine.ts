// [sin]: sine of an angle in radians.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'sin',
  about: 'Sine of an angle in radians',
  result: 'sine',
  of: Math.sin
})
