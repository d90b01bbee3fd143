// [abs]: takes the sign off a number.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'abs',
  about: 'Takes the sign off a number',
  result: 'size',
  of: Math.abs
})
