// Help for [nbx]: Pd’s number box with a range, to drag and to type in.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'nbx',
  about: 'Pd’s number box with a range, to drag and to type in',
  boxes: {
    title: [40, 24, 'comment nbx: Pd’s number box with a range, to drag and to type in'],
    n: [40, 72, 'nbx'],
    'note-1': [240, 72, 'comment Bare, it is a [number].'],
    p: [40, 120, 'print number'],
    it: [40, 184, 'nbx 5 14 0 100 0 1 empty empty empty 17 7 0 10 -262144 -1 -1 50 256'],
    'note-2': [
      240,
      184,
      'comment With Pd’s own arguments: from 0 to 100 by hand; a message may pass these bounds.'
    ],
    p2: [40, 232, 'print ranged'],
    set: [40, 288, 'msg set 20'],
    b: [160, 288, 'bng'],
    see: [40, 344, 'comment See also: [number], [hsl]']
  },
  cables: ['n p', 'it p2', 'set it', 'b it']
} satisfies HelpPatch
