// Help for [&&]: 1 if neither number is 0.
import type { HelpPatch } from '../help.ts'

export default {
  name: '&&',
  about: '1 if neither number is 0',
  boxes: {
    title: [40, 24, 'comment &&: 1 if neither number is 0'],
    m: [40, 88, 'msg 1'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, '&& 1'],
    'note-2': [248, 152, 'comment Both are cut to whole numbers first: 0.5 counts as 0.'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [||], [&]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
