// Help for [powtodb]: Level in decibels of a power; 1 is 100.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'powtodb',
  about: 'Level in decibels of a power; 1 is 100',
  boxes: {
    title: [40, 24, 'comment powtodb: Level in decibels of a power; 1 is 100'],
    m: [40, 88, 'msg 0.5'],
    n: [136, 88, 'number'],
    op: [40, 144, 'powtodb'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [dbtopow], [rmstodb]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
