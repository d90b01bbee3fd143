// Help for [moses]: Parts numbers: below a bound to the left, the others to the right.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'moses',
  about: 'Parts numbers: below a bound to the left, the others to the right',
  boxes: {
    title: [40, 24, 'comment moses: Parts numbers: below a bound to the left, the others to the right'],
    a: [40, 88, 'msg 3'],
    b: [104, 88, 'msg 5'],
    n: [168, 88, 'number'],
    bound: [264, 88, 'number'],
    'note-1': [376, 88, 'comment The right inlet sets the bound.'],
    m: [40, 144, 'moses 5'],
    low: [40, 200, 'print below'],
    high: [152, 200, 'print others'],
    see: [40, 256, 'comment See also: [select], [route], [clip]']
  },
  cables: ['a m', 'b m', 'n m', 'bound m:1', 'm low', 'm:1 high']
} satisfies HelpPatch
