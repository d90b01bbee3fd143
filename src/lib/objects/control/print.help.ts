// Help for [print]: Writes messages to the console.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'print',
  about: 'Writes messages to the console',
  boxes: {
    title: [40, 24, 'comment print: Writes messages to the console'],
    a: [40, 72, 'msg 5'],
    b: [104, 72, 'msg symbol word'],
    c: [240, 72, 'msg 1 2 3'],
    'note-1': [352, 72, 'comment Click them and look at the console: its lines lead back to this box.'],
    p: [40, 128, 'print'],
    d: [40, 176, 'msg set count 5'],
    e: [176, 176, 'msg {get: "count"}'],
    'note-2': [352, 176, 'comment A name stands before the message.'],
    q: [40, 224, 'print named'],
    f: [40, 272, 'button'],
    'note-3': [352, 272, 'comment -n leaves the name out.'],
    n: [40, 320, 'print -n'],
    see: [40, 376, 'comment See also: [comment], [number]']
  },
  cables: ['a p', 'b p', 'c p', 'd q', 'e q', 'f n']
} satisfies HelpPatch
