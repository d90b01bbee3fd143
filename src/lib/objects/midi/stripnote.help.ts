// Help for [stripnote]: Drops the ends of notes: pitches whose velocity is 0.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'stripnote',
  about: 'Drops the ends of notes: pitches whose velocity is 0',
  boxes: {
    title: [40, 24, 'comment stripnote: Drops the ends of notes: pitches whose velocity is 0'],
    on: [40, 88, 'msg 60 100'],
    off: [144, 88, 'msg 60 0'],
    'note-1': [264, 88, 'comment Pitch and velocity. Only the first of the two passes.'],
    s: [40, 144, 'stripnote'],
    p: [40, 200, 'print pitch'],
    v: [152, 200, 'print velocity'],
    see: [40, 256, 'comment See also: [makenote], [poly]']
  },
  cables: ['on s', 'off s', 's p', 's:1 v']
} satisfies HelpPatch
