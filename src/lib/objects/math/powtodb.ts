// [powtodb]: level in decibels of a power; 1 is 100.
import { powerToDecibels } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'powtodb',
  about: 'Level in decibels of a power; 1 is 100',
  result: 'decibels',
  of: powerToDecibels
})
