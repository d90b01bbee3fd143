// Help for [float]: Holds a number and gives it at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'float',
  about: 'Holds a number and gives it at each bang',
  boxes: {
    title: [40, 24, 'comment float: Holds a number and gives it at each bang'],
    again: [40, 72, 'button'],
    n: [88, 72, 'number'],
    cold: [208, 72, 'number'],
    'note-1': [
      320,
      72,
      'comment Left: holds the number and gives it; a bang gives it again. Right: only holds it.'
    ],
    f: [40, 128, 'float 5'],
    'note-2': [320, 128, 'comment Also written [f]. Begins with its argument.'],
    out: [40, 176, 'number'],
    count: [40, 224, 'button'],
    'note-3': [320, 224, 'comment The classic: a counter of [f] and [+ 1].'],
    c: [40, 272, 'f'],
    add: [96, 272, '+ 1'],
    total: [40, 320, 'number'],
    see: [40, 376, 'comment See also: [int], [symbol], [counter]']
  },
  cables: ['n f', 'cold f:1', 'again f', 'f out', 'count c', 'c add', 'add c:1', 'add total']
} satisfies HelpPatch
