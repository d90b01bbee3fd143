// Help for [mod]: Remainder of a division of whole numbers, never negative.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'mod',
  about: 'Remainder of a division of whole numbers, never negative',
  boxes: {
    title: [40, 24, 'comment mod: Remainder of a division of whole numbers, never negative'],
    a: [40, 88, 'number'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 144, 'mod 3'],
    'note-2': [248, 144, 'comment -7 gives 2: useful for going round in a circle, such as the twelve notes.'],
    out: [40, 200, 'number'],
    m: [40, 248, 'msg -7'],
    again: [104, 248, 'button'],
    list: [152, 248, 'msg -7 3'],
    'note-3': [248, 248, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 304, 'mod 3'],
    p: [40, 352, 'print result'],
    see: [40, 408, 'comment See also: [%], [div]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
