// Help for [int]: Holds a whole number: cuts off what stands after the point.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'int',
  about: 'Holds a whole number: cuts off what stands after the point',
  boxes: {
    title: [40, 24, 'comment int: Holds a whole number: cuts off what stands after the point'],
    again: [40, 88, 'button'],
    a: [88, 88, 'msg 3.7'],
    b: [160, 88, 'msg -3.7'],
    cold: [264, 88, 'number'],
    'note-1': [376, 88, 'comment Cuts toward 0: 3.7 becomes 3, and -3.7 becomes -3.'],
    i: [40, 136, 'int'],
    'note-2': [
      376,
      136,
      'comment Also written [i]. A bang gives the number again; the right inlet only holds one.'
    ],
    out: [40, 192, 'number'],
    see: [40, 248, 'comment See also: [float], [div], [%]']
  },
  cables: ['a i', 'b i', 'cold i:1', 'again i', 'i out']
} satisfies HelpPatch
