// Help for [atan]: Angle in radians of which this is the tangent.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'atan',
  about: 'Angle in radians of which this is the tangent',
  boxes: {
    title: [40, 24, 'comment atan: Angle in radians of which this is the tangent'],
    m: [40, 88, 'msg 1'],
    n: [136, 88, 'number'],
    op: [40, 144, 'atan'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [tan], [atan2]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
