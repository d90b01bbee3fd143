// Help for [text fromlist]: Sets a whole text from one list.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'text fromlist',
  about: 'Sets a whole text from one list',
  boxes: {
    title: [40, 24, 'comment text fromlist: Sets a whole text from one list'],
    a: [40, 72, 'msg list kick 36 \\; snare 38 \\;'],
    b: [296, 72, 'msg list tick \\, tock \\;'],
    go: [496, 72, 'button'],
    it: [40, 120, 'text fromlist drums'],
    list: [224, 120, 'text tolist drums'],
    d: [40, 168, 'text define drums'],
    p: [208, 168, 'print all'],
    'note-1': [
      560,
      72,
      'comment The list becomes the whole text. The symbols \\; and \\, end lines, and \\$1 is a placeholder.'
    ],
    see: [40, 224, 'comment See also: [text tolist], [text define]']
  },
  cables: ['a it', 'b it', 'go list', 'list p']
} satisfies HelpPatch
