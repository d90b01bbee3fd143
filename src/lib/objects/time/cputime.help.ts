// Help for [cputime]: Measures how long the machine works, as real time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'cputime',
  about: 'Measures how long the machine works, as real time',
  boxes: {
    title: [40, 24, 'comment cputime: Measures how long the machine works, as real time'],
    go: [40, 88, 'button'],
    t: [40, 144, 't b b b'],
    u: [88, 192, 'until'],
    'note-1': [256, 88, 'comment Right starts the clock, then the loop runs, then left reads it.'],
    m: [168, 192, 'msg 100000'],
    c: [40, 248, 'cputime'],
    out: [40, 304, 'print milliseconds'],
    see: [40, 360, 'comment See also: [realtime], [timer]']
  },
  cables: ['go t', 't:2 c', 't:1 m', 'm u', 't:0 c:1', 'c out']
} satisfies HelpPatch
