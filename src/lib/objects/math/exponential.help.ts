// Help for [exp]: Raises e to a power.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'exp',
  about: 'Raises e to a power',
  boxes: {
    title: [40, 24, 'comment exp: Raises e to a power'],
    m: [40, 88, 'msg 1'],
    n: [136, 88, 'number'],
    op: [40, 144, 'exp'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [log], [pow]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
