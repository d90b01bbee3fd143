// [tan]: tangent of an angle in radians.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'tan',
  about: 'Tangent of an angle in radians',
  result: 'tangent',
  of: Math.tan
})
