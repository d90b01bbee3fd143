// Help for [cos]: Cosine of an angle in radians.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'cos',
  about: 'Cosine of an angle in radians',
  boxes: {
    title: [40, 24, 'comment cos: Cosine of an angle in radians'],
    m: [40, 88, 'msg 0.5236'],
    n: [136, 88, 'number'],
    op: [40, 144, 'cos'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [sin], [tan], [atan]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
