// Help for [unpack]: Takes a list apart: one outlet for each element, right to left.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'unpack',
  about: 'Takes a list apart: one outlet for each element, right to left',
  boxes: {
    title: [40, 24, 'comment unpack: Takes a list apart: one outlet for each element, right to left'],
    m: [40, 88, 'msg 60 100 piano'],
    'note-1': [240, 88, 'comment Each element leaves by an outlet of its own, the last one first.'],
    u: [40, 144, 'unpack f f s'],
    'note-2': [240, 144, 'comment f for numbers, s for symbols, a for anything.'],
    p0: [40, 192, 'print pitch'],
    p1: [152, 192, 'print velocity'],
    p2: [304, 192, 'print name'],
    see: [40, 248, 'comment See also: [pack], [iter], [route]']
  },
  cables: ['m u', 'u:0 p0', 'u:1 p1', 'u:2 p2']
} satisfies HelpPatch
