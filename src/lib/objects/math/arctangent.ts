// [atan]: angle in radians of which this is the tangent.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'atan',
  about: 'Angle in radians of which this is the tangent',
  result: 'angle',
  of: Math.atan
})
