// Help for [keyup]: Gives the number of each key that is let go.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'keyup',
  about: 'Gives the number of each key that is let go',
  boxes: {
    title: [40, 24, 'comment keyup: Gives the number of each key that is let go'],
    it: [40, 72, 'keyup'],
    note: [248, 72, 'comment Click into the patch, in run mode, and type.'],
    out: [40, 128, 'number'],
    see: [40, 192, 'comment See also: [key], [keyname]']
  },
  cables: ['it out']
} satisfies HelpPatch
