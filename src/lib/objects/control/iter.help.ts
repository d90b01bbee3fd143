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
    again: [40, 88, 'button'],
    l: [88, 88, 'msg 60 64 67'],
    r: [200, 88, 'msg {name: "Ada", born: 1815}'],
    'note-1': [464, 88, 'comment Click one: each element leaves by itself, in order.'],
    i: [40, 136, 'iter'],
    'note-2': [464, 136, 'comment A bang repeats the last list.'],
    p: [40, 184, 'print element'],
    see: [40, 240, 'comment See also: [unpack], [map], [until]']
  },
  cables: ['l i', 'r i', 'again i', 'i p']
} satisfies HelpPatch
