// Help for [ftom]: MIDI pitch of a frequency in Hz.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'ftom',
  about: 'MIDI pitch of a frequency in Hz',
  boxes: {
    title: [40, 24, 'comment ftom: MIDI pitch of a frequency in Hz'],
    m: [40, 88, 'msg 440'],
    n: [136, 88, 'number'],
    op: [40, 144, 'ftom'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [mtof]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
