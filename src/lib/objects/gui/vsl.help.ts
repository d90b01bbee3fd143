// Help for [vsl]: Pd’s standing slider: a number between two bounds.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'vsl',
  about: 'Pd’s standing slider: a number between two bounds',
  boxes: {
    title: [40, 24, 'comment vsl: Pd’s standing slider: a number between two bounds'],
    s: [40, 72, 'vsl'],
    'note-1': [240, 72, 'comment Bare, or with its bounds, it is a standing [slider].'],
    n: [40, 232, 'number'],
    it: [40, 296, 'vsl 15 128 0 1 0 1 empty empty empty 17 7 0 10 -262144 -1 -1 6350 1'],
    'note-2': [240, 296, 'comment With Pd’s own arguments: from 0 to 1, in the middle when the patch opens.'],
    n2: [40, 456, 'number'],
    see: [40, 512, 'comment See also: [slider], [hsl], [nbx]']
  },
  cables: ['s n', 'it n2']
} satisfies HelpPatch
