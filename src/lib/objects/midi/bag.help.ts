// Help for [bag]: Keeps the numbers that were put in and not taken out again.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'bag',
  about: 'Keeps the numbers that were put in and not taken out again',
  boxes: {
    title: [40, 24, 'comment bag: Keeps the numbers that were put in and not taken out again'],
    a: [40, 88, 'msg 60 1'],
    b: [128, 88, 'msg 64 1'],
    out: [216, 88, 'msg 60 0'],
    flush: [304, 88, 'msg flush'],
    clear: [400, 88, 'msg clear'],
    'note-1': [
      504,
      88,
      'comment A number and 1 put it in, with 0 it is taken out. flush sends what is left; clear forgets it.'
    ],
    bag: [40, 144, 'bag'],
    p: [40, 200, 'print held'],
    see: [40, 256, 'comment See also: [poly], [makenote]']
  },
  cables: ['a bag', 'b bag', 'out bag', 'flush bag', 'clear bag', 'bag p']
} satisfies HelpPatch
