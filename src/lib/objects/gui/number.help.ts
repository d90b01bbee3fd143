// Help for [number]: Shows a number, and lets one drag or type it.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'number',
  about: 'Shows a number, and lets one drag or type it',
  boxes: {
    title: [40, 24, 'comment number: Shows a number, and lets one drag or type it'],
    n: [40, 72, 'number'],
    'note-1': [
      256,
      72,
      'comment Drag it up and down (Shift: hundredths), or click and type. Your number is saved with the patch.'
    ],
    p: [40, 128, 'print number'],
    a: [40, 176, 'msg 42'],
    set: [104, 176, 'msg set 7'],
    b: [192, 176, 'button'],
    'note-2': [
      256,
      176,
      'comment A message drives it live, and is not saved. set shows without sending; a bang sends again.'
    ],
    n2: [40, 232, 'number'],
    p2: [40, 280, 'print driven'],
    see: [40, 336, 'comment See also: [slider], [toggle], [float]']
  },
  cables: ['n p', 'a n2', 'set n2', 'b n2', 'n2 p2']
} satisfies HelpPatch
