// Help for [line]: Goes to a number in steps, in a time.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'line',
  about: 'Goes to a number in steps, in a time',
  boxes: {
    title: [40, 24, 'comment line: Goes to a number in steps, in a time'],
    up: [40, 88, 'msg 100 2000'],
    down: [160, 88, 'msg 0 500'],
    jump: [256, 88, 'msg 50'],
    'note-1': [352, 88, 'comment A target and a time in milliseconds; a number alone jumps.'],
    stop: [40, 144, 'msg stop'],
    set: [128, 144, 'msg set 20'],
    'note-2': [352, 144, 'comment stop stays where it is; set stands at a number without sending it.'],
    l: [40, 200, 'line 0 50'],
    'note-3': [
      352,
      200,
      'comment Arguments: where it begins, and the milliseconds between two steps (20 if none).'
    ],
    n: [40, 256, 'slider 0 100'],
    see: [40, 328, 'comment See also: [metro], [delay], [pipe]']
  },
  cables: ['up l', 'down l', 'jump l', 'stop l', 'set l', 'l n']
} satisfies HelpPatch
