// Help for [makenote]: Sends a note, and its end after a time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'makenote',
  about: 'Sends a note, and its end after a time',
  boxes: {
    title: [40, 24, 'comment makenote: Sends a note, and its end after a time'],
    n: [40, 88, 'msg 60'],
    list: [112, 88, 'msg 64 80 2000'],
    stop: [248, 88, 'msg stop'],
    clear: [336, 88, 'msg clear'],
    'note-1': [
      440,
      88,
      'comment A pitch, or pitch, velocity and duration. stop ends all notes now; clear forgets their ends.'
    ],
    m: [40, 160, 'makenote 100 500'],
    'note-2': [440, 160, 'comment The arguments are velocity and duration in milliseconds.'],
    p: [40, 216, 'print pitch'],
    v: [152, 216, 'print velocity'],
    see: [40, 272, 'comment See also: [poly], [stripnote], [pipe]']
  },
  cables: ['n m', 'list m', 'stop m', 'clear m', 'm p', 'm:1 v']
} satisfies HelpPatch
