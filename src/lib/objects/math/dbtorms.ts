// [dbtorms]: amplitude of a level in decibels, of which 100 is an amplitude of 1.
import { decibelsToAmplitude } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'dbtorms',
  about: 'Amplitude of a level in decibels, of which 100 is an amplitude of 1',
  result: 'amplitude',
  of: decibelsToAmplitude
})
