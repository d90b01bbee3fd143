// Help for [tgl]: Pd’s toggle: sends a number and 0 in turn.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'tgl',
  about: 'Pd’s toggle: sends a number and 0 in turn',
  boxes: {
    title: [40, 24, 'comment tgl: Pd’s toggle: sends a number and 0 in turn'],
    t: [40, 72, 'tgl'],
    'note-1': [240, 72, 'comment Bare, it is a [toggle].'],
    p: [40, 120, 'print toggle'],
    it: [40, 184, 'tgl 15 1 empty help-toggle empty 17 7 0 10 -262144 -1 -1 5 5'],
    'note-2': [240, 184, 'comment With Pd’s own arguments: 5 and 0 in turn, 5 when the patch opens.'],
    p2: [40, 232, 'print five'],
    set: [40, 288, 'msg ; help-toggle 0'],
    'note-3': [240, 288, 'comment It is reached by its name as well.'],
    see: [40, 344, 'comment See also: [toggle], [bng]']
  },
  cables: ['t p', 'it p2']
} satisfies HelpPatch
