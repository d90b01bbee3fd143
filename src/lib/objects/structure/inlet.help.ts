// Help for [inlet]: An inlet of the subpatch or abstraction that it lies in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'inlet',
  about: 'An inlet of the subpatch or abstraction that it lies in',
  boxes: {
    title: [40, 24, 'comment inlet: An inlet of the subpatch or abstraction that it lies in'],
    a: [40, 72, 'msg 1'],
    b: [136, 72, 'msg 2'],
    note: [248, 72, 'comment The leftmost [inlet] inside is the first port of the box.'],
    sub: [40, 128, 'pd two'],
    'sub.left': [40, 40, 'inlet'],
    'sub.right': [160, 40, 'inlet'],
    'sub.pa': [40, 96, 'print left'],
    'sub.pb': [160, 96, 'print right'],
    see: [40, 192, 'comment See also: [pd], [outlet]']
  },
  cables: ['a sub', 'b sub:1', 'sub.left sub.pa', 'sub.right sub.pb']
} satisfies HelpPatch
