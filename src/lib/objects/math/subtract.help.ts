// Help for [-]: Subtracts the right number from the left one.
import type { HelpPatch } from '../help.ts'

export default {
  name: '-',
  about: 'Subtracts the right number from the left one',
  boxes: {
    title: [40, 24, 'comment -: Subtracts the right number from the left one'],
    a: [40, 72, 'number'],
    b: [136, 72, 'number'],
    'note-1': [248, 72, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 128, '- 2'],
    'note-2': [248, 128, 'comment The argument is the right number to begin with.'],
    out: [40, 176, 'number'],
    m: [40, 224, 'msg 3'],
    again: [104, 224, 'button'],
    list: [152, 224, 'msg 3 2'],
    'note-3': [248, 224, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 280, '- 2'],
    p: [40, 328, 'print result'],
    see: [40, 384, 'comment See also: [+], [!-]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
