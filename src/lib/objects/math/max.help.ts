// Help for [max]: Gives the greater of two numbers.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'max',
  about: 'Gives the greater of two numbers',
  boxes: {
    title: [40, 24, 'comment max: Gives the greater of two numbers'],
    a: [40, 72, 'number'],
    b: [136, 72, 'number'],
    'note-1': [248, 72, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 128, 'max 3'],
    'note-2': [248, 128, 'comment Keeps a number from falling below the right one.'],
    out: [40, 176, 'number'],
    m: [40, 224, 'msg 2'],
    again: [104, 224, 'button'],
    list: [152, 224, 'msg 2 3'],
    'note-3': [248, 224, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 280, 'max 3'],
    p: [40, 328, 'print result'],
    see: [40, 384, 'comment See also: [min]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
