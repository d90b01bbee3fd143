// Help for [symbol]: Holds a symbol (a word or a text) and gives it at each bang.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'symbol',
  about: 'Holds a symbol (a word or a text) and gives it at each bang',
  boxes: {
    title: [40, 24, 'comment symbol: Holds a symbol (a word or a text) and gives it at each bang'],
    again: [40, 88, 'button'],
    a: [88, 88, 'msg symbol hello'],
    b: [232, 88, 'msg "two words"'],
    c: [392, 88, 'msg symbol cold'],
    'note-1': [
      544,
      88,
      'comment A symbol is one word or, in quotes, a text. Left holds and gives it, right only holds it.'
    ],
    s: [40, 144, 'symbol'],
    'note-2': [544, 144, 'comment A bang gives it again.'],
    p: [40, 192, 'print'],
    see: [40, 248, 'comment See also: [float], [map]']
  },
  cables: ['a s', 'b s', 'c s:1', 'again s', 's p']
} satisfies HelpPatch
