// Help for [tan]: Tangent of an angle in radians.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'tan',
  about: 'Tangent of an angle in radians',
  boxes: {
    title: [40, 24, 'comment tan: Tangent of an angle in radians'],
    m: [40, 88, 'msg 0.5236'],
    n: [136, 88, 'number'],
    op: [40, 144, 'tan'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [sin], [cos], [atan]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
