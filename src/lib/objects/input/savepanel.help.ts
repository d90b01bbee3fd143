// Help for [savepanel]: Asks the person for a name to save under.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'savepanel',
  about: 'Asks the person for a name to save under',
  boxes: {
    title: [40, 24, 'comment savepanel: Asks the person for a name to save under'],
    it: [40, 72, 'savepanel'],
    note: [248, 72, 'comment Not there yet: a bang says so. Drop a file on a [filedrop] instead.'],
    out: [40, 128, 'print file'],
    see: [40, 192, 'comment See also: [filedrop], [file]']
  },
  cables: ['it out']
} satisfies HelpPatch
