// Help for [list append]: Makes lists of all messages, and adds a second list at their end.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'list append',
  about: 'Makes lists of all messages, and adds a second list at their end',
  boxes: {
    title: [40, 24, 'comment list append: Makes lists of all messages, and adds a second list at their end'],
    go: [40, 88, 'button'],
    a: [80, 88, 'msg 1 2'],
    b: [144, 88, 'msg list x y'],
    c: [248, 88, 'msg set 5'],
    second: [40, 136, 'msg 8 9'],
    it: [40, 184, 'list append 3 4'],
    p: [40, 232, 'print list'],
    n: [40, 280, 'number'],
    l: [40, 328, 'list'],
    q: [40, 376, 'print alone'],
    'note-1': [
      352,
      88,
      'comment Any message is a list here: a bang an empty one, set 5 the list of set and 5.'
    ],
    'note-2': [352, 136, 'comment The right inlet takes another list to add.'],
    'note-3': [352, 328, 'comment [list] alone is short for [list append].'],
    see: [40, 432, 'comment See also: [list prepend], [list split], [list store]']
  },
  cables: ['go it', 'a it', 'b it', 'c it', 'second it:1', 'it p', 'n l', 'l q']
} satisfies HelpPatch
