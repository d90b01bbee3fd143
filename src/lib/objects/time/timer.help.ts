// Help for [timer]: Measures logical time: how much of it passes between two bangs.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'timer',
  about: 'Measures logical time: how much of it passes between two bangs',
  boxes: {
    title: [40, 24, 'comment timer: Measures logical time: how much of it passes between two bangs'],
    start: [40, 88, 'button'],
    read: [96, 88, 'button'],
    'note-1': [
      256,
      88,
      'comment Left starts, right reads. Logical time is exact: what happens in one moment takes none of it.'
    ],
    t: [40, 144, 'timer'],
    'note-2': [256, 144, 'comment [timer 1 sec] counts in seconds.'],
    n: [40, 192, 'number'],
    load: [40, 240, 'loadbang'],
    both: [40, 288, 't b b'],
    d: [40, 336, 'delay 250'],
    t2: [160, 336, 'timer'],
    'note-3': [256, 336, 'comment This always gives 250.'],
    n2: [160, 384, 'number'],
    see: [40, 440, 'comment See also: [realtime], [metro], [delay]']
  },
  cables: ['start t', 'read t:1', 't n', 'load both', 'both:1 t2', 'both:0 d', 'd t2:1', 't2 n2']
} satisfies HelpPatch
