// Help for [iter]: Sends the elements of a list one by one; a record as lists of key and value.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'iter',
  about: 'Sends the elements of a list one by one; a record as lists of key and value',
  boxes: {
    title: [
      40,
      24,
      'comment iter: Sends the elements of a list one by one; a record as lists of key and value'
    ],
    l: [40, 88, 'msg 60 64 67'],
    r: [152, 88, 'msg {name: "Ada", born: 1815}'],
    'note-1': [416, 88, 'comment Click one: each element leaves by itself, in order.'],
    again: [40, 136, 'button'],
    'note-2': [416, 136, 'comment A bang repeats the last list.'],
    i: [40, 184, 'iter'],
    p: [40, 232, 'print element'],
    see: [40, 288, 'comment See also: [unpack], [map], [until]']
  },
  cables: ['l i', 'r i', 'again i', 'i p']
} satisfies HelpPatch
