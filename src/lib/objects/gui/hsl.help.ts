// Help for [hsl]: Pd’s lying slider: a number between two bounds.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'hsl',
  about: 'Pd’s lying slider: a number between two bounds',
  boxes: {
    title: [40, 24, 'comment hsl: Pd’s lying slider: a number between two bounds'],
    s: [40, 72, 'hsl'],
    'note-1': [240, 72, 'comment Bare, or with its bounds, it is a [slider].'],
    n: [40, 120, 'number'],
    it: [40, 184, 'hsl 128 15 20 20000 1 1 empty empty empty 17 7 0 10 -262144 -1 -1 6350 1'],
    'note-2': [
      240,
      184,
      'comment With Pd’s own arguments: logarithmic from 20 to 20000, in the middle when the patch opens.'
    ],
    n2: [40, 232, 'number'],
    range: [40, 288, 'msg range 1 1000'],
    set: [240, 288, 'msg 440'],
    see: [40, 344, 'comment See also: [slider], [vsl], [nbx]']
  },
  cables: ['s n', 'it n2', 'range it', 'set it']
} satisfies HelpPatch
