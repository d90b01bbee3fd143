// Help for [filter]: Lets a message pass if an expression of it holds: x is the message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'filter',
  about: 'Lets a message pass if an expression of it holds: x is the message',
  boxes: {
    title: [40, 24, 'comment filter: Lets a message pass if an expression of it holds: x is the message'],
    n: [40, 88, 'number'],
    limit: [160, 88, 'number'],
    'note-1': [
      392,
      88,
      'comment Left outlet: the expression holds. Right outlet: it does not. $2 is a second, cold inlet.'
    ],
    f: [40, 144, 'filter x > $2'],
    yes: [40, 192, 'print greater'],
    no: [184, 192, 'print not-greater'],
    a: [40, 240, 'msg {name: "Ada", tags: ["red", "blue"]}'],
    'note-2': [392, 240, 'comment The message itself passes, untouched.'],
    b: [64, 288, 'msg {name: "Bob", tags: ["green"]}'],
    g: [40, 336, 'filter x.tags.includes("red")'],
    p: [40, 384, 'print red'],
    see: [40, 440, 'comment See also: [map], [route], [spigot]']
  },
  cables: ['n f', 'limit f:1', 'f:0 yes', 'f:1 no', 'a g', 'b g', 'g p']
} satisfies HelpPatch
