// [mtof]: frequency in Hz of a MIDI pitch.
import { midiToFrequency } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'mtof',
  about: 'Frequency in Hz of a MIDI pitch',
  result: 'frequency',
  of: midiToFrequency
})
