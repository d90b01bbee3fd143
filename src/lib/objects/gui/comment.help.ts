// Help for [comment]: A text that explains; it does nothing.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'comment',
  about: 'A text that explains; it does nothing',
  boxes: {
    title: [40, 24, 'comment comment: A text that explains; it does nothing'],
    c: [40, 72, 'comment Write what a stranger to this patch would ask.'],
    d: [40, 120, 'comment Any characters may stand in it: {get: "count"}, $1; and so on.'],
    see: [40, 192, 'comment See also: [print]']
  },
  cables: []
} satisfies HelpPatch
