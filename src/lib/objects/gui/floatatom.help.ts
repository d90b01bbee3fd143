// Help for [floatatom]: Pd’s number box: shows a number, and lets one drag or type it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'floatatom',
  about: 'Pd’s number box: shows a number, and lets one drag or type it',
  boxes: {
    title: [40, 24, 'comment floatatom: Pd’s number box: shows a number, and lets one drag or type it'],
    n: [40, 72, 'floatatom'],
    'note-1': [240, 72, 'comment Bare, it is a [number].'],
    p: [40, 120, 'print number'],
    it: [40, 184, 'floatatom 5 0 100 0 percent help-number - 12'],
    'note-2': [
      240,
      184,
      'comment With Pd’s own arguments: from 0 to 100 by hand; it is reached by its name.'
    ],
    p2: [40, 232, 'print named'],
    set: [40, 288, 'msg ; help-number 20'],
    see: [40, 344, 'comment See also: [number], [nbx], [symbolatom]']
  },
  cables: ['n p', 'it p2']
} satisfies HelpPatch
