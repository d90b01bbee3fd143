// Help for [until]: Sends bangs at once, a number of times or until it is stopped.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'until',
  about: 'Sends bangs at once, a number of times or until it is stopped',
  boxes: {
    title: [40, 24, 'comment until: Sends bangs at once, a number of times or until it is stopped'],
    five: [40, 88, 'msg 5'],
    'note-1': [240, 88, 'comment A number sends so many bangs.'],
    u: [40, 136, 'until'],
    'note-2': [
      240,
      136,
      "comment It is a loop: everything happens in one moment of the patch's time. One that nothing ends is stopped and named."
    ],
    c: [40, 192, 'counter'],
    p: [40, 240, 'print counted'],
    go: [40, 288, 'button'],
    'note-3': [
      240,
      288,
      'comment A bang sends bangs until the right inlet gets one: this rolls a die until it shows a six.'
    ],
    u2: [40, 344, 'until'],
    die: [40, 392, 'random 6'],
    roll: [40, 440, '+ 1'],
    sel: [40, 488, 'sel 6'],
    p2: [136, 488, 'print rolled'],
    see: [40, 544, 'comment See also: [uzi], [iter], [counter], [metro]']
  },
  cables: ['five u', 'u c', 'c p', 'go u2', 'u2 die', 'die roll', 'roll p2', 'roll sel', 'sel u2:1']
} satisfies HelpPatch
