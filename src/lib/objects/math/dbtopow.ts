// [dbtopow]: power of a level in decibels, of which 100 is a power of 1.
import { decibelsToPower } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'dbtopow',
  about: 'Power of a level in decibels, of which 100 is a power of 1',
  result: 'power',
  of: decibelsToPower
})
