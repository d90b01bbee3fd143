// Help for [int]: Holds a whole number: cuts off what stands after the point.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'int',
  about: 'Holds a whole number: cuts off what stands after the point',
  boxes: {
    title: [40, 24, 'comment int: Holds a whole number: cuts off what stands after the point'],
    a: [40, 88, 'msg 3.7'],
    b: [112, 88, 'msg -3.7'],
    cold: [176, 88, 'number'],
    'note-1': [288, 88, 'comment Cuts toward 0: 3.7 becomes 3, and -3.7 becomes -3.'],
    again: [40, 136, 'button'],
    'note-2': [288, 136, 'comment A bang gives the number again.'],
    i: [40, 184, 'int'],
    'note-3': [288, 184, 'comment Also written [i].'],
    out: [40, 232, 'number'],
    see: [40, 288, 'comment See also: [float], [div], [%]']
  },
  cables: ['a i', 'b i', 'cold i:1', 'again i', 'i out']
} satisfies HelpPatch
