// Help for [key]: Gives the number of each key that is pressed.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'key',
  about: 'Gives the number of each key that is pressed',
  boxes: {
    title: [40, 24, 'comment key: Gives the number of each key that is pressed'],
    it: [40, 72, 'key'],
    note: [248, 72, 'comment Click into the patch, in run mode, and type.'],
    out: [40, 128, 'number'],
    see: [40, 192, 'comment See also: [keyup], [keyname]']
  },
  cables: ['it out']
} satisfies HelpPatch
