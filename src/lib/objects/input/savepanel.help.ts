// Help for [savepanel]: Asks the person for a name to save under.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'savepanel',
  about: 'Asks the person for a name to save under',
  boxes: {
    title: [40, 24, 'comment savepanel: Asks the person for a name to save under'],
    it: [40, 72, 'savepanel'],
    note: [
      248,
      72,
      'comment A bang asks for a name; send it to write. A symbol is the name to begin with. Closed, it sends nothing.'
    ],
    out: [40, 128, 'print file'],
    see: [40, 192, 'comment See also: [openpanel], [textfile], [file]']
  },
  cables: ['it out']
} satisfies HelpPatch
