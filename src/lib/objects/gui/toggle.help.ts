// Help for [toggle]: A switch: sends 1 and 0 in turn.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'toggle',
  about: 'A switch: sends 1 and 0 in turn',
  boxes: {
    title: [40, 24, 'comment toggle: A switch: sends 1 and 0 in turn'],
    t: [40, 72, 'toggle'],
    'note-1': [
      256,
      72,
      'comment Click it. Also written [tgl]. What a click does is saved with the patch; what a message does is not.'
    ],
    n: [40, 128, 'number'],
    b: [40, 176, 'button'],
    five: [88, 176, 'msg 5'],
    set: [152, 176, 'msg set 1'],
    'note-2': [
      256,
      176,
      'comment A bang switches. A number is shown and sent, and becomes what "on" sends. set shows without sending.'
    ],
    t2: [40, 232, 'toggle'],
    n2: [40, 280, 'number'],
    see: [40, 336, 'comment See also: [button], [spigot], [metro]']
  },
  cables: ['t n', 'b t2', 'five t2', 'set t2', 't2 n2']
} satisfies HelpPatch
