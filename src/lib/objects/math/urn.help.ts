// Help for [urn]: Gives random whole numbers, each once until all have come.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'urn',
  about: 'Gives random whole numbers, each once until all have come',
  boxes: {
    title: [40, 24, 'comment urn: Gives random whole numbers, each once until all have come'],
    b: [40, 88, 'button'],
    c: [88, 88, 'msg clear'],
    s: [184, 88, 'msg seed 7'],
    n1: [
      328,
      88,
      'comment Numbers from 0 to 4. When all have come, a bang leaves on the right: `clear` puts them back.'
    ],
    u: [40, 144, 'urn 5'],
    o: [40, 192, 'number'],
    e: [136, 192, 'print empty'],
    see: [40, 248, 'comment See also: [random], [drunk]']
  },
  cables: ['b u', 'c u', 's u', 'u:0 o', 'u:1 e']
} satisfies HelpPatch
