// Help for [clip]: Keeps numbers between two bounds.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'clip',
  about: 'Keeps numbers between two bounds',
  boxes: {
    title: [40, 24, 'comment clip: Keeps numbers between two bounds'],
    m: [40, 88, 'msg 12'],
    n: [112, 88, 'number'],
    low: [208, 88, 'number'],
    high: [304, 88, 'number'],
    'note-1': [416, 88, 'comment The second inlet sets the lower bound, the third the upper one.'],
    c: [40, 144, 'clip 0 10'],
    out: [40, 200, 'number'],
    p: [136, 200, 'print clipped'],
    see: [40, 256, 'comment See also: [max], [min], [moses]']
  },
  cables: ['m c', 'n c', 'low c:1', 'high c:2', 'c out', 'c p']
} satisfies HelpPatch
