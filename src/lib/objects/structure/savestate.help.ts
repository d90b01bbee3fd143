// Help for [savestate]: Keeps lists of an abstraction with the box that uses it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'savestate',
  about: 'Keeps lists of an abstraction with the box that uses it',
  boxes: {
    title: [40, 24, 'comment savestate: Keeps lists of an abstraction with the box that uses it'],
    it: [40, 72, 'savestate'],
    note: [
      248,
      72,
      'comment Inside an abstraction: a list that comes in is kept with the box of the abstraction, and leaves again when the patch opens. A bang leaves on the right when the patch is about to be saved.'
    ],
    out: [40, 136, 'print kept'],
    see: [40, 200, 'comment See also: [keep], [pdcontrol], [clone]']
  },
  cables: ['it out']
} satisfies HelpPatch
