// Help for [pow]: Raises the left number to the power of the right one.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pow',
  about: 'Raises the left number to the power of the right one',
  boxes: {
    title: [40, 24, 'comment pow: Raises the left number to the power of the right one'],
    m: [40, 88, 'msg 3'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, 'pow 2'],
    'note-2': [248, 152, 'comment A root of a negative number is 0.'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [sqrt], [exp], [log]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
