// [cos]: cosine of an angle in radians.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'cos',
  about: 'Cosine of an angle in radians',
  result: 'cosine',
  of: Math.cos
})
