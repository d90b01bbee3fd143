// Help for [until]: Sends bangs at once, a number of times or until it is stopped.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'until',
  about: 'Sends bangs at once, a number of times or until it is stopped',
  boxes: {
    title: [40, 24, 'comment until: Sends bangs at once, a number of times or until it is stopped'],
    five: [40, 88, 'msg 5'],
    go: [112, 88, 'button'],
    'note-1': [
      296,
      88,
      'comment A number sends so many bangs; a bang sends them until the right inlet is banged.'
    ],
    u: [40, 144, 'until'],
    'note-2': [
      296,
      144,
      "comment It is a loop: everything happens in one moment of the patch's time. A loop that nothing ends is stopped and named."
    ],
    f: [40, 200, 'f'],
    add: [112, 200, '+ 1'],
    t: [40, 248, 't f f'],
    sel: [40, 296, 'sel 10'],
    p: [136, 296, 'print counted'],
    'note-3': [296, 296, 'comment At 10 this [select] stops the loop and starts the count anew.'],
    both: [40, 352, 't b b'],
    zero: [40, 400, 'msg 0'],
    see: [40, 456, 'comment See also: [iter], [counter], [metro]']
  },
  cables: [
    'five u',
    'go u',
    'u f',
    'f add',
    'add t',
    't:1 f:1',
    't:0 p',
    't:0 sel',
    'sel both',
    'both:1 u:1',
    'both:0 zero',
    'zero f:1'
  ]
} satisfies HelpPatch
