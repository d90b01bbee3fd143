// Help for [metro]: Sends bangs at regular times.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'metro',
  about: 'Sends bangs at regular times',
  boxes: {
    title: [40, 24, 'comment metro: Sends bangs at regular times'],
    on: [40, 72, 'toggle'],
    period: [176, 72, 'number'],
    'note-1': [
      360,
      72,
      'comment Switch it on. The right inlet sets the time between two bangs, in milliseconds.'
    ],
    m: [40, 128, 'metro 500'],
    'note-2': [360, 128, 'comment The first bang comes at once.'],
    beat: [40, 176, 'button'],
    go: [40, 224, 'toggle'],
    fast: [88, 224, 'msg tempo 240 permin'],
    stop: [264, 224, 'msg stop'],
    'note-3': [
      360,
      224,
      'comment In beats a minute: a number, an amount and a unit (msec, sec, min, permin).'
    ],
    m2: [40, 280, 'metro 1 120 permin'],
    c: [40, 328, 'counter 1 4'],
    n: [40, 376, 'number'],
    see: [40, 432, 'comment See also: [delay], [timer], [counter]']
  },
  cables: ['on m', 'period m:1', 'm beat', 'go m2', 'fast m2', 'stop m2', 'm2 c', 'c n']
} satisfies HelpPatch
