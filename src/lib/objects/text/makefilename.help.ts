// Help for [makefilename]: Makes a symbol of a number or symbol by a format: take-%03d.wav.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'makefilename',
  about: 'Makes a symbol of a number or symbol by a format: take-%03d.wav',
  boxes: {
    title: [40, 24, 'comment makefilename: Makes a symbol of a number or symbol by a format: take-%03d.wav'],
    n: [40, 88, 'number'],
    a: [128, 88, 'msg 12'],
    set: [184, 88, 'msg set tone-%.2f'],
    it: [40, 136, 'makefilename take-%03d.wav'],
    p: [40, 184, 'print name'],
    w: [40, 232, 'msg symbol piano'],
    x: [176, 232, 'msg symbol drums'],
    s: [40, 280, 'makefilename %s.wav'],
    q: [40, 328, 'print name'],
    'note-1': [
      352,
      88,
      'comment The number is written where the % is: %d whole, %03d with zeros before it, %.2f with two digits, %x in base 16, %c a letter.'
    ],
    'note-2': [352, 232, 'comment %s takes a symbol.'],
    see: [40, 384, 'comment See also: [symbol], [list tosymbol]']
  },
  cables: ['n it', 'a it', 'set it', 'it p', 'w s', 'x s', 's q']
} satisfies HelpPatch
