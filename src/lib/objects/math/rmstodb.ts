// [rmstodb]: level in decibels of an amplitude; 1 is 100.
import { amplitudeToDecibels } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'rmstodb',
  about: 'Level in decibels of an amplitude; 1 is 100',
  result: 'decibels',
  of: amplitudeToDecibels
})
