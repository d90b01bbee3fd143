// Help for [sin]: Sine of an angle in radians.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'sin',
  about: 'Sine of an angle in radians',
  boxes: {
    title: [40, 24, 'comment sin: Sine of an angle in radians'],
    m: [40, 88, 'msg 0.5236'],
    n: [136, 88, 'number'],
    op: [40, 144, 'sin'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [cos], [tan], [atan]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
