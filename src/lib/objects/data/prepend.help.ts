// Help for [prepend]: Puts a word or several atoms before each message.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'prepend',
  about: 'Puts a word or several atoms before each message',
  boxes: {
    title: [40, 24, 'comment prepend: Puts a word or several atoms before each message'],
    m1: [40, 88, 'msg 5'],
    m2: [104, 88, 'msg foo bar'],
    m3: [216, 88, 'msg {a: 1}'],
    m4: [320, 88, 'msg set go 1'],
    n1: [
      472,
      88,
      'comment A record counts as one atom. The message `set …` changes what is put before the next ones.'
    ],
    p: [40, 144, 'prepend note'],
    o: [40, 192, 'print message'],
    see: [40, 248, 'comment See also: [pack], [route]']
  },
  cables: ['m1 p', 'm2 p', 'm3 p', 'm4 p', 'p o']
} satisfies HelpPatch
