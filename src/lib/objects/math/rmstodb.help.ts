// Help for [rmstodb]: Level in decibels of an amplitude; 1 is 100.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'rmstodb',
  about: 'Level in decibels of an amplitude; 1 is 100',
  boxes: {
    title: [40, 24, 'comment rmstodb: Level in decibels of an amplitude; 1 is 100'],
    m: [40, 88, 'msg 0.5'],
    n: [136, 88, 'number'],
    op: [40, 144, 'rmstodb'],
    out: [40, 192, 'number'],
    p: [136, 192, 'print result'],
    see: [40, 248, 'comment See also: [dbtorms], [powtodb]']
  },
  cables: ['m op', 'n op', 'op out', 'op p']
} satisfies HelpPatch
