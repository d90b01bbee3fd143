// Help for [&]: Keeps the bits that both whole numbers have.
import type { HelpPatch } from '../help.ts'

export default {
  name: '&',
  about: 'Keeps the bits that both whole numbers have',
  boxes: {
    title: [40, 24, 'comment &: Keeps the bits that both whole numbers have'],
    m: [40, 88, 'msg 60'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, '& 15'],
    'note-2': [248, 152, 'comment Both are cut to whole numbers of 32 bits.'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [|], [<<], [&&]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
