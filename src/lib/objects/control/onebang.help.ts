// Help for [onebang]: Lets one bang through, then no other until it is armed again.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'onebang',
  about: 'Lets one bang through, then no other until it is armed again',
  boxes: {
    title: [40, 24, 'comment onebang: Lets one bang through, then no other until it is armed again'],
    a: [40, 88, 'button'],
    b: [136, 88, 'button'],
    s: [232, 88, 'msg stop'],
    n1: [
      328,
      88,
      'comment The right inlet arms it; with the argument 1 it is armed at first. `stop` disarms it.'
    ],
    o: [40, 144, 'onebang 1'],
    p1: [40, 192, 'print first'],
    p2: [152, 192, 'print others'],
    see: [40, 248, 'comment See also: [spigot], [gate]']
  },
  cables: ['a o', 'b o:1', 's o', 'o:0 p1', 'o:1 p2']
} satisfies HelpPatch
