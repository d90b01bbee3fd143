// Help for [float]: Holds a number and gives it at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'float',
  about: 'Holds a number and gives it at each bang',
  boxes: {
    title: [40, 24, 'comment float: Holds a number and gives it at each bang'],
    n: [40, 72, 'number'],
    cold: [136, 72, 'number'],
    'note-1': [248, 72, 'comment Left: holds the number and gives it. Right: only holds it.'],
    again: [40, 120, 'button'],
    'note-2': [248, 120, 'comment A bang gives the number again.'],
    f: [40, 168, 'float 5'],
    'note-3': [248, 168, 'comment Also written [f]. Begins with its argument.'],
    out: [40, 216, 'number'],
    count: [40, 264, 'button'],
    'note-4': [248, 264, 'comment The classic: a counter of [f] and [+ 1].'],
    c: [40, 312, 'f'],
    add: [96, 312, '+ 1'],
    total: [40, 360, 'number'],
    see: [40, 416, 'comment See also: [int], [symbol], [counter]']
  },
  cables: ['n f', 'cold f:1', 'again f', 'f out', 'count c', 'c add', 'add c:1', 'add total']
} satisfies HelpPatch
