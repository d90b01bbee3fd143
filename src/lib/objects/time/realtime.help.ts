// Help for [realtime]: Measures real time: how long the machine takes.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'realtime',
  about: 'Measures real time: how long the machine takes',
  boxes: {
    title: [40, 24, 'comment realtime: Measures real time: how long the machine takes'],
    go: [40, 72, 'button'],
    'note-1': [
      240,
      72,
      'comment How long do 100,000 bangs take? Right to left: start the clock, run the loop, read the clock.'
    ],
    t: [40, 128, 't b b b'],
    n: [88, 176, 'msg 100000'],
    u: [88, 224, 'until'],
    f: [88, 272, 'f'],
    rt: [40, 320, 'realtime'],
    'note-2': [
      240,
      320,
      "comment In milliseconds, and different each time; [timer] measures the patch's own time."
    ],
    out: [40, 376, 'number'],
    see: [40, 432, 'comment See also: [timer], [until]']
  },
  cables: ['go t', 't:2 rt', 't:1 n', 'n u', 'u f', 't:0 rt:1', 'rt out']
} satisfies HelpPatch
