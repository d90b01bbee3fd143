// Help for [sqrt]: Square root; of a negative number 0.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'sqrt',
  about: 'Square root; of a negative number 0',
  boxes: {
    title: [40, 24, 'comment sqrt: Square root; of a negative number 0'],
    m: [40, 88, 'msg 9'],
    n: [136, 88, 'number'],
    op: [40, 144, 'sqrt'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [pow], [exp]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
