// Help for [drunk]: Gives whole numbers in random steps up and down.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'drunk',
  about: 'Gives whole numbers in random steps up and down',
  boxes: {
    title: [40, 24, 'comment drunk: Gives whole numbers in random steps up and down'],
    b: [40, 88, 'button'],
    v: [88, 88, 'msg 50'],
    s: [168, 88, 'msg seed 7'],
    n1: [
      328,
      88,
      'comment Stays from 0 to below the first argument; steps are smaller than the second. Below 0, it never stands still.'
    ],
    d: [40, 144, 'drunk 100 5'],
    o: [40, 192, 'number'],
    see: [40, 248, 'comment See also: [random], [urn]']
  },
  cables: ['b d', 'v d', 's d', 'd o']
} satisfies HelpPatch
