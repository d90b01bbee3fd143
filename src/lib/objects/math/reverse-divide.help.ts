// Help for [!/]: Divides the right number by the left one; by 0 gives 0.
import type { HelpPatch } from '../help.ts'

export default {
  name: '!/',
  about: 'Divides the right number by the left one; by 0 gives 0',
  boxes: {
    title: [40, 24, 'comment !/: Divides the right number by the left one; by 0 gives 0'],
    a: [40, 72, 'number'],
    b: [136, 72, 'number'],
    'note-1': [264, 72, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 128, '!/ 1000'],
    'note-2': [264, 128, 'comment 1000 / x: from a frequency to milliseconds, and back.'],
    out: [40, 176, 'number'],
    m: [40, 224, 'msg 4'],
    again: [104, 224, 'button'],
    list: [152, 224, 'msg 4 1000'],
    'note-3': [264, 224, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 280, '!/ 1000'],
    p: [40, 328, 'print result'],
    see: [40, 384, 'comment See also: [/]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
