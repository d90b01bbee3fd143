// Help for [uzi]: Sends so many bangs at once, and counts them.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'uzi',
  about: 'Sends so many bangs at once, and counts them',
  boxes: {
    title: [40, 24, 'comment uzi: Sends so many bangs at once, and counts them'],
    b: [40, 88, 'button'],
    n: [88, 88, 'msg 3'],
    n1: [
      328,
      88,
      'comment A bang starts, a number sets the count and starts. `pause` and `resume` work from within the loop too.'
    ],
    u: [40, 144, 'uzi 5'],
    p1: [40, 192, 'print bang'],
    p2: [152, 192, 'print done'],
    p3: [264, 192, 'print number'],
    n2: [
      424,
      144,
      'comment The number leaves before each bang; after the last a bang leaves in the middle. A second argument is the first number.'
    ],
    see: [40, 248, 'comment See also: [until], [iter], [counter]']
  },
  cables: ['b u', 'n u', 'u:0 p1', 'u:1 p2', 'u:2 p3']
} satisfies HelpPatch
