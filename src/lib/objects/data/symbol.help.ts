// Help for [symbol]: Holds a symbol (a word or a text) and gives it at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'symbol',
  about: 'Holds a symbol (a word or a text) and gives it at each bang',
  boxes: {
    title: [40, 24, 'comment symbol: Holds a symbol (a word or a text) and gives it at each bang'],
    a: [40, 88, 'msg symbol hello'],
    b: [184, 88, 'msg "two words"'],
    c: [336, 88, 'msg symbol cold'],
    'note-1': [
      488,
      88,
      'comment A symbol is one word or, in quotes, a text. Left holds and gives it, right only holds it.'
    ],
    again: [40, 144, 'button'],
    'note-2': [488, 144, 'comment A bang gives it again.'],
    s: [40, 192, 'symbol'],
    p: [40, 240, 'print'],
    see: [40, 296, 'comment See also: [float], [map]']
  },
  cables: ['a s', 'b s', 'c s:1', 'again s', 's p']
} satisfies HelpPatch
