// Help for [<<]: Shifts the bits of a whole number to the left: doubles it so many times.
import type { HelpPatch } from '../help.ts'

export default {
  name: '<<',
  about: 'Shifts the bits of a whole number to the left: doubles it so many times',
  boxes: {
    title: [40, 24, 'comment <<: Shifts the bits of a whole number to the left: doubles it so many times'],
    m: [40, 88, 'msg 1'],
    b: [136, 88, 'number'],
    'note-1': [248, 88, 'comment Left calculates, right is remembered: change the right one first.'],
    op: [40, 152, '<< 4'],
    'note-2': [248, 152, 'comment Both are cut to whole numbers of 32 bits.'],
    out: [40, 208, 'number'],
    p: [136, 208, 'print result'],
    see: [40, 264, 'comment See also: [>>], [&], [|]']
  },
  cables: ['m op', 'b op:1', 'op out', 'op p']
} satisfies HelpPatch
