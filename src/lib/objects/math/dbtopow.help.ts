// Help for [dbtopow]: Power of a level in decibels, of which 100 is a power of 1.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'dbtopow',
  about: 'Power of a level in decibels, of which 100 is a power of 1',
  boxes: {
    title: [40, 24, 'comment dbtopow: Power of a level in decibels, of which 100 is a power of 1'],
    m: [40, 88, 'msg 90'],
    n: [136, 88, 'number'],
    op: [40, 144, 'dbtopow'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [powtodb], [dbtorms]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
