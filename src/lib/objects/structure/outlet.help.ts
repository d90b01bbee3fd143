// Help for [outlet]: An outlet of the subpatch or abstraction that it lies in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'outlet',
  about: 'An outlet of the subpatch or abstraction that it lies in',
  boxes: {
    title: [40, 24, 'comment outlet: An outlet of the subpatch or abstraction that it lies in'],
    n: [40, 72, 'number'],
    note: [248, 72, 'comment The leftmost [outlet] inside is the first port of the box.'],
    sub: [40, 128, 'pd twice-and-half'],
    'sub.in': [40, 40, 'inlet'],
    'sub.times': [40, 96, '* 2'],
    'sub.half': [160, 96, '/ 2'],
    'sub.left': [40, 152, 'outlet'],
    'sub.right': [160, 152, 'outlet'],
    pa: [40, 184, 'print twice'],
    pb: [200, 184, 'print half'],
    see: [40, 248, 'comment See also: [pd], [inlet]']
  },
  cables: [
    'n sub',
    'sub.in sub.times',
    'sub.in sub.half',
    'sub.times sub.left',
    'sub.half sub.right',
    'sub pa',
    'sub:1 pb'
  ]
} satisfies HelpPatch
