// Help for [dbtorms]: Amplitude of a level in decibels, of which 100 is an amplitude of 1.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'dbtorms',
  about: 'Amplitude of a level in decibels, of which 100 is an amplitude of 1',
  boxes: {
    title: [40, 24, 'comment dbtorms: Amplitude of a level in decibels, of which 100 is an amplitude of 1'],
    m: [40, 88, 'msg 94'],
    n: [136, 88, 'number'],
    op: [40, 144, 'dbtorms'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [rmstodb], [dbtopow]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
