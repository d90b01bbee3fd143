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
    'note-1': [384, 72, 'comment Click them and look at the console: its lines lead back to this box.'],
    d: [40, 128, 'msg set count 5'],
    e: [176, 128, 'msg {get: "count"}'],
    f: [336, 128, 'button'],
    p: [40, 176, 'print'],
    q: [136, 176, 'print named'],
    n: [264, 176, 'print -n'],
    'note-2': [384, 176, 'comment A name stands before the message; -n leaves it out.'],
    see: [40, 232, 'comment See also: [comment], [number]']
  },
  cables: ['a p', 'b p', 'c p', 'd q', 'e q', 'f n']
} satisfies HelpPatch
