// [wrap]: what stands after the point: how far a number is above the whole number below it.
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'wrap',
  about: 'What stands after the point: how far a number is above the whole number below it',
  result: 'rest',
  of: (x) => x - Math.floor(x)
})
