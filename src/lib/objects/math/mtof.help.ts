// Help for [mtof]: Frequency in Hz of a MIDI pitch.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'mtof',
  about: 'Frequency in Hz of a MIDI pitch',
  boxes: {
    title: [40, 24, 'comment mtof: Frequency in Hz of a MIDI pitch'],
    m: [40, 88, 'msg 69'],
    n: [136, 88, 'number'],
    op: [40, 144, 'mtof'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [ftom], [dbtorms]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
