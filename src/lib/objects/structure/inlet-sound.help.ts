// Help for [inlet~]: An inlet for sound, of the subpatch that it lies in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'inlet~',
  about: 'An inlet for sound, of the subpatch that it lies in',
  boxes: {
    title: [40, 24, 'comment inlet~: An inlet for sound, of the subpatch that it lies in'],
    m: [40, 72, 'msg reset'],
    note: [248, 72, 'comment Messages pass at the second outlet inside. There is no sound yet.'],
    sub: [40, 128, 'pd voice'],
    'sub.in': [40, 40, 'inlet~'],
    'sub.p': [160, 96, 'print message'],
    see: [40, 192, 'comment See also: [inlet], [outlet], [pd]']
  },
  cables: ['m sub', 'sub.in:1 sub.p']
} satisfies HelpPatch
