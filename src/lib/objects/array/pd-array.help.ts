// Help for [pd-array]: An array in a graph, as a Pd patch has it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pd-array',
  about: 'An array in a graph, as a Pd patch has it',
  boxes: {
    title: [40, 24, 'comment pd-array: An array in a graph, as a Pd patch has it'],
    a: [
      40,
      88,
      'pd-array curve-1 5 float 1',
      {
        values: '0 1 4 9 16'
      }
    ],
    n1: [
      328,
      88,
      'comment Comes from a .pd file: name, size, type, flags. Flag 1: what it holds is saved with the patch.'
    ],
    i: [40, 152, 'number'],
    t: [40, 200, 'tabread curve-1'],
    o: [40, 248, 'number'],
    n2: [328, 200, 'comment It is read and written as any array is.'],
    see: [40, 304, 'comment See also: [array], [table]']
  },
  cables: ['i t', 't o']
} satisfies HelpPatch
