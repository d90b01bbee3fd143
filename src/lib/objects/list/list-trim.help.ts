// Help for [list trim]: Makes messages of lists that begin with a symbol: list set 5 becomes set 5.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list trim',
  about: 'Makes messages of lists that begin with a symbol: list set 5 becomes set 5',
  boxes: {
    title: [
      40,
      24,
      'comment list trim: Makes messages of lists that begin with a symbol: list set 5 becomes set 5'
    ],
    a: [40, 88, 'msg list set 5'],
    b: [160, 88, 'msg symbol bang'],
    c: [288, 88, 'msg 1 2 3'],
    d: [368, 88, 'msg {set: 5}'],
    it: [40, 136, 'list trim'],
    p: [40, 184, 'print message'],
    'note-1': [
      496,
      88,
      'comment A list that begins with a symbol becomes a message of that name. Everything else passes as it is.'
    ],
    see: [40, 240, 'comment See also: [list append], [list prepend], [route]']
  },
  cables: ['a it', 'b it', 'c it', 'd it', 'it p']
} satisfies HelpPatch
