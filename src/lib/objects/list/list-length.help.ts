// Help for [list length]: Counts the elements of a list.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list length',
  about: 'Counts the elements of a list',
  boxes: {
    title: [40, 24, 'comment list length: Counts the elements of a list'],
    go: [40, 72, 'button'],
    a: [80, 72, 'msg 1 2 3'],
    b: [160, 72, 'msg symbol x'],
    c: [264, 72, 'msg set count 5'],
    it: [40, 120, 'list length'],
    n: [40, 168, 'number'],
    'note-1': [
      416,
      72,
      'comment A bang is a list of nothing; a message that is no list counts with its first word.'
    ],
    see: [40, 224, 'comment See also: [list split], [text size]']
  },
  cables: ['go it', 'a it', 'b it', 'c it', 'it n']
} satisfies HelpPatch
