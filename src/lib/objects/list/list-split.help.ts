// Help for [list split]: Cuts lists in two after a number of elements.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list split',
  about: 'Cuts lists in two after a number of elements',
  boxes: {
    title: [40, 24, 'comment list split: Cuts lists in two after a number of elements'],
    a: [40, 72, 'msg 1 2 3 4 5'],
    b: [152, 72, 'msg 1 2'],
    c: [216, 72, 'msg 1'],
    n: [272, 72, 'number'],
    it: [40, 120, 'list split 2'],
    p0: [40, 168, 'print beginning'],
    p1: [192, 168, 'print rest'],
    p2: [304, 168, 'print too-short'],
    'note-1': [
      480,
      72,
      'comment The beginning has as many elements as the number says; the rest leaves before it.'
    ],
    'note-2': [480, 120, 'comment A list that is too short leaves whole on the right.'],
    see: [40, 224, 'comment See also: [list append], [iter], [unpack]']
  },
  cables: ['a it', 'b it', 'c it', 'n it:1', 'it p0', 'it:1 p1', 'it:2 p2']
} satisfies HelpPatch
