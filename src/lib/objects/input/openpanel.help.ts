// Help for [openpanel]: Asks the person for a file to read.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'openpanel',
  about: 'Asks the person for a file to read',
  boxes: {
    title: [40, 24, 'comment openpanel: Asks the person for a file to read'],
    it: [40, 72, 'openpanel'],
    note: [248, 72, 'comment Not there yet: a bang says so. Drop a file on a [filedrop] instead.'],
    out: [40, 128, 'print file'],
    see: [40, 192, 'comment See also: [filedrop], [file]']
  },
  cables: ['it out']
} satisfies HelpPatch
