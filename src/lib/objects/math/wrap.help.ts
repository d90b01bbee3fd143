// Help for [wrap]: What stands after the point: how far a number is above the whole number below it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'wrap',
  about: 'What stands after the point: how far a number is above the whole number below it',
  boxes: {
    title: [
      40,
      24,
      'comment wrap: What stands after the point: how far a number is above the whole number below it'
    ],
    m: [40, 88, 'msg -0.25'],
    n: [136, 88, 'number'],
    op: [40, 144, 'wrap'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [%], [mod]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
