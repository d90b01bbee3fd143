// [ftom]: MIDI pitch of a frequency in Hz.
import { frequencyToMidi } from './loudness.ts'
import { oneNumber } from './one-number.ts'

export default oneNumber({
  name: 'ftom',
  about: 'MIDI pitch of a frequency in Hz',
  result: 'pitch',
  of: frequencyToMidi
})
