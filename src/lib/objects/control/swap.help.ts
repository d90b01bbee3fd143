// Help for [swap]: Lets two numbers change places.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'swap',
  about: 'Lets two numbers change places',
  boxes: {
    title: [40, 24, 'comment swap: Lets two numbers change places'],
    m: [40, 88, 'msg 3 5'],
    n: [120, 88, 'number'],
    right: [216, 88, 'number'],
    'note-1': [328, 88, 'comment The left number leaves on the right, and first.'],
    s: [40, 144, 'swap 100'],
    a: [40, 200, 'number'],
    b: [136, 200, 'number'],
    see: [40, 256, 'comment See also: [pack], [trigger]']
  },
  cables: ['m s', 'n s', 'right s:1', 's a', 's:1 b']
} satisfies HelpPatch
