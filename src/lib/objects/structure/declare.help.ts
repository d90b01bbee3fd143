// Help for [declare]: Says in which folders a .pd file looks for abstractions.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'declare',
  about: 'Says in which folders a .pd file looks for abstractions',
  boxes: {
    title: [40, 24, 'comment declare: Says in which folders a .pd file looks for abstractions'],
    it: [40, 72, 'declare -path lib'],
    note: [
      248,
      72,
      'comment Only opening a .pd file asks it. What was found then travels with the patch, and nothing is looked for again.'
    ],
    see: [40, 160, 'comment See also: [pd], [pdcontrol]']
  },
  cables: []
} satisfies HelpPatch
