// Help for [log]: Logarithm of the left number, to the base of the right one or to e.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'log',
  about: 'Logarithm of the left number, to the base of the right one or to e',
  boxes: {
    title: [40, 24, 'comment log: Logarithm of the left number, to the base of the right one or to e'],
    m: [40, 88, 'msg 8'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, 'log 2'],
    'note-2': [248, 152, 'comment Without a base, or with 0, to the base e. Of 0 or less: -1000.'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [exp], [pow]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
