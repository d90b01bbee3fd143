// Help for [trace]: Passes messages, as Pd’s does while tracing is off.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'trace',
  about: 'Passes messages, as Pd’s does while tracing is off',
  boxes: {
    title: [40, 24, 'comment trace: Passes messages, as Pd’s does while tracing is off'],
    n: [40, 72, 'number'],
    it: [40, 128, 'trace'],
    out: [40, 184, 'print passed'],
    see: [40, 248, 'comment See also: [print], [spigot]']
  },
  cables: ['n it', 'it out']
} satisfies HelpPatch
