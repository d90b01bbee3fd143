// Help for [switch]: Lets the messages of one of several inlets through, or of none.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'switch',
  about: 'Lets the messages of one of several inlets through, or of none',
  boxes: {
    title: [40, 24, 'comment switch: Lets the messages of one of several inlets through, or of none'],
    o: [40, 88, 'number'],
    a: [136, 88, 'msg left'],
    b: [232, 88, 'msg right'],
    n1: [424, 88, 'comment The left inlet says which of the others is open, from 1; 0 closes.'],
    s: [40, 144, 'switch 2 1'],
    p: [40, 192, 'print through'],
    n2: [424, 144, 'comment Arguments: how many inlets, and which one is open at first.'],
    see: [40, 248, 'comment See also: [gate], [spigot]']
  },
  cables: ['o s', 'a s:1', 'b s:2', 's p']
} satisfies HelpPatch
