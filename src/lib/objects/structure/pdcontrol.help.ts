// Help for [pdcontrol]: Tells where the patch lies and with which arguments it was made.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'pdcontrol',
  about: 'Tells where the patch lies and with which arguments it was made',
  boxes: {
    title: [40, 24, 'comment pdcontrol: Tells where the patch lies and with which arguments it was made'],
    dir: [40, 72, 'msg dir'],
    args: [120, 72, 'msg args'],
    note: [
      248,
      72,
      'comment Inside an abstraction `args` gives what was typed after its name; `args 1` that of the one around it.'
    ],
    it: [40, 128, 'pdcontrol'],
    out: [40, 184, 'print answer'],
    see: [40, 248, 'comment See also: [pd], [inlet], [savestate]']
  },
  cables: ['dir it', 'args it', 'it out']
} satisfies HelpPatch
