// Help for [abs]: Takes the sign off a number.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'abs',
  about: 'Takes the sign off a number',
  boxes: {
    title: [40, 24, 'comment abs: Takes the sign off a number'],
    m: [40, 88, 'msg -3'],
    n: [136, 88, 'number'],
    op: [40, 144, 'abs'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [max], [sqrt]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
