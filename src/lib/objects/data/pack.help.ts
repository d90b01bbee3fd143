// Help for [pack]: Makes one list of several numbers, symbols or other messages.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pack',
  about: 'Makes one list of several numbers, symbols or other messages',
  boxes: {
    title: [40, 24, 'comment pack: Makes one list of several numbers, symbols or other messages'],
    a: [40, 88, 'number'],
    b: [136, 88, 'number'],
    c: [232, 88, 'msg symbol high'],
    'note-1': [384, 88, 'comment The first inlet sends the list, the others store: change them first.'],
    p: [40, 144, 'pack 0 0 s'],
    'note-2': [
      384,
      144,
      'comment One inlet for each argument: a number (or f), s for a symbol, a for anything.'
    ],
    print: [40, 200, 'print list'],
    r: [40, 248, 'msg {name: "Ada"}'],
    n: [192, 248, 'number'],
    'note-3': [384, 248, 'comment With a, a whole record is one element.'],
    q: [40, 296, 'pack a f'],
    print2: [40, 344, 'print pair'],
    see: [40, 400, 'comment See also: [unpack], [trigger], [map]']
  },
  cables: ['a p', 'b p:1', 'c p:2', 'p print', 'r q', 'n q:1', 'q print2']
} satisfies HelpPatch
