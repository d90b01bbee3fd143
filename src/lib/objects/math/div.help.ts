// Help for [div]: Division of whole numbers, rounded down.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'div',
  about: 'Division of whole numbers, rounded down',
  boxes: {
    title: [40, 24, 'comment div: Division of whole numbers, rounded down'],
    a: [40, 72, 'number'],
    b: [136, 72, 'number'],
    'note-1': [248, 72, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 128, 'div 3'],
    'note-2': [248, 128, 'comment -7 gives -3, because it is rounded down.'],
    out: [40, 176, 'number'],
    m: [40, 224, 'msg -7'],
    again: [104, 224, 'button'],
    list: [152, 224, 'msg -7 3'],
    'note-3': [248, 224, 'comment A bang calculates again; a list of two sets both, right first.'],
    op2: [40, 280, 'div 3'],
    p: [40, 328, 'print result'],
    see: [40, 384, 'comment See also: [/], [mod], [int]']
  },
  cables: ['a op', 'b op:1', 'op out', 'm op2', 'again op2', 'list op2', 'op2 p']
} satisfies HelpPatch
