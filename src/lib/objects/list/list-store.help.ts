// Help for [list store]: Holds a list that can be added to, changed and read element by element.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list store',
  about: 'Holds a list that can be added to, changed and read element by element',
  boxes: {
    title: [
      40,
      24,
      'comment list store: Holds a list that can be added to, changed and read element by element'
    ],
    go: [40, 88, 'button'],
    a: [80, 88, 'msg 9 8'],
    g: [144, 88, 'msg get 1'],
    g2: [224, 88, 'msg get 1 2'],
    g3: [320, 88, 'msg get 7'],
    add: [40, 136, 'msg append x y'],
    pre: [160, 136, 'msg prepend 0'],
    set: [272, 136, 'msg set 0 5'],
    ins: [368, 136, 'msg insert 1 a b'],
    del: [504, 136, 'msg delete 0'],
    new: [40, 184, 'msg 1 2 3'],
    s: [120, 184, 'msg send there'],
    it: [40, 232, 'list store 1 2 3'],
    p0: [40, 280, 'print list'],
    p1: [152, 280, 'print nothing'],
    r: [40, 328, 'receive there'],
    pr: [40, 376, 'print there'],
    'note-1': [
      632,
      88,
      'comment A bang gives the list. A list leaves with the held one at its end. get gives an element, or so many.'
    ],
    'note-2': [
      632,
      136,
      'comment These change what is held, and give nothing. Places are counted from 0; -1 as a count is all to the end.'
    ],
    'note-3': [632, 184, 'comment The right inlet takes a new list.'],
    see: [40, 432, 'comment See also: [list append], [text define]']
  },
  cables: [
    'go it',
    'a it',
    'g it',
    'g2 it',
    'g3 it',
    'add it',
    'pre it',
    'set it',
    'ins it',
    'del it',
    's it',
    'new it:1',
    'it p0',
    'it:1 p1',
    'r pr'
  ]
} satisfies HelpPatch
