// Help for [atan2]: Angle in radians of a point: the left number is its y, the right one its x.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'atan2',
  about: 'Angle in radians of a point: the left number is its y, the right one its x',
  boxes: {
    title: [
      40,
      24,
      'comment atan2: Angle in radians of a point: the left number is its y, the right one its x'
    ],
    m: [40, 88, 'msg 1 1'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, 'atan2'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [atan], [tan]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
