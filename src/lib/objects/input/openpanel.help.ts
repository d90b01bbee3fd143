// Help for [openpanel]: Asks the person for a file to read.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'openpanel',
  about: 'Asks the person for a file to read',
  boxes: {
    title: [40, 24, 'comment openpanel: Asks the person for a file to read'],
    it: [40, 72, 'openpanel'],
    note: [
      248,
      72,
      'comment A bang asks. The files are those that are kept with the patch; one from elsewhere becomes one of them. Closed, it sends nothing.'
    ],
    out: [40, 128, 'print file'],
    see: [40, 192, 'comment See also: [savepanel], [textfile], [file]']
  },
  cables: ['it out']
} satisfies HelpPatch
