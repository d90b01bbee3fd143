// Help for [keyname]: Gives the name of each key that is pressed or let go.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'keyname',
  about: 'Gives the name of each key that is pressed or let go',
  boxes: {
    title: [40, 24, 'comment keyname: Gives the name of each key that is pressed or let go'],
    it: [40, 72, 'keyname'],
    note: [
      248,
      72,
      'comment Click into the patch, in run mode, and type: letters have their own names, others such as Return and Left.'
    ],
    down: [40, 136, 'toggle'],
    name: [136, 136, 'print name'],
    see: [40, 200, 'comment See also: [key], [keyup]']
  },
  cables: ['it down', 'it:1 name']
} satisfies HelpPatch
