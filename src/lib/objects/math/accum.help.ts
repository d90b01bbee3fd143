// Help for [accum]: Holds a number to add to and to multiply.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'accum',
  about: 'Holds a number to add to and to multiply',
  boxes: {
    title: [40, 24, 'comment accum: Holds a number to add to and to multiply'],
    b: [40, 88, 'button'],
    a: [88, 88, 'msg 1'],
    m: [152, 88, 'msg 2'],
    z: [216, 88, 'msg set 0'],
    n1: [
      328,
      88,
      'comment A bang sends it. The second inlet adds, the third multiplies, in silence; `set` sets it in silence.'
    ],
    c: [40, 144, 'accum 10'],
    o: [40, 192, 'number'],
    see: [40, 248, 'comment See also: [float], [counter]']
  },
  cables: ['b c', 'a c:1', 'm c:2', 'z c', 'c o']
} satisfies HelpPatch
