// Help for [bng]: Pd’s bang button: sends a bang when it is clicked, and for any message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'bng',
  about: 'Pd’s bang button: sends a bang when it is clicked, and for any message',
  boxes: {
    title: [40, 24, 'comment bng: Pd’s bang button: sends a bang when it is clicked, and for any message'],
    b: [40, 72, 'bng'],
    'note-1': [240, 72, 'comment Bare, it is a [button].'],
    p: [40, 120, 'print clicked'],
    it: [40, 184, 'bng 15 250 50 1 help-bang empty empty 17 7 0 10 -262144 -1 -1'],
    'note-2': [
      240,
      184,
      'comment With Pd’s own arguments: this one bangs when the patch opens, and sends to a name too.'
    ],
    p2: [40, 232, 'print out'],
    r: [160, 232, 'r help-bang'],
    p3: [160, 280, 'print by-name'],
    see: [40, 336, 'comment See also: [button], [tgl]']
  },
  cables: ['b p', 'it p2', 'r p3']
} satisfies HelpPatch
