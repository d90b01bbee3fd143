// Help for [%]: Remainder of a division of whole numbers, with the sign of the left one.
import type { HelpPatch } from '../help.ts'

export default {
  name: '%',
  about: 'Remainder of a division of whole numbers, with the sign of the left one',
  boxes: {
    title: [40, 24, 'comment %: Remainder of a division of whole numbers, with the sign of the left one'],
    a: [40, 88, 'number'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 144, '% 3'],
    'note-2': [248, 144, 'comment Whole numbers: what follows the point is cut off first. -7 gives -1.'],
    out: [40, 200, 'number'],
    m: [40, 248, 'msg -7'],
    again: [104, 248, 'button'],
    list: [152, 248, 'msg -7 3'],
    'note-3': [248, 248, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 304, '% 3'],
    p: [40, 352, 'print result'],
    see: [40, 408, 'comment See also: [mod], [div]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
