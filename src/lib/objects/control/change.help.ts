// Help for [change]: Lets a number through only if it differs from the last one.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'change',
  about: 'Lets a number through only if it differs from the last one',
  boxes: {
    title: [40, 24, 'comment change: Lets a number through only if it differs from the last one'],
    a: [40, 88, 'msg 1'],
    b: [104, 88, 'msg 2'],
    n: [168, 88, 'number'],
    go: [264, 88, 'button'],
    set: [312, 88, 'msg set 1'],
    'note-1': [424, 88, 'comment A bang sends the last number again; set changes it without sending.'],
    c: [40, 144, 'change'],
    'note-2': [424, 144, 'comment At first the last number is 0, or the argument.'],
    p: [40, 200, 'print changed'],
    see: [40, 256, 'comment See also: [select], [spigot]']
  },
  cables: ['a c', 'b c', 'n c', 'go c', 'set c', 'c p']
} satisfies HelpPatch
