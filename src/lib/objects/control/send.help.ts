// Help for [send]: Sends messages to every [receive] of a name.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'send',
  about: 'Sends messages to every [receive] of a name',
  boxes: {
    title: [40, 24, 'comment send: Sends messages to every [receive] of a name'],
    n: [40, 72, 'number'],
    m: [136, 72, 'msg hello'],
    'note-1': [
      288,
      72,
      'comment What comes in leaves every [receive] of that name in the patch, the newest one first.'
    ],
    s: [40, 128, 'send news'],
    'note-2': [288, 128, 'comment Also written [s].'],
    direct: [40, 176, 'msg ; news 5'],
    'note-3': [288, 176, 'comment A message box can send without a cable: ; name message.'],
    r1: [40, 224, 'receive news'],
    r2: [184, 224, 'r news'],
    p1: [40, 272, 'print first'],
    p2: [184, 272, 'print second'],
    v: [40, 320, 'number'],
    who: [136, 320, 'msg symbol news'],
    'note-4': [288, 320, 'comment Without a name, a second inlet sets it.'],
    any: [40, 368, 'send'],
    see: [40, 424, 'comment See also: [receive], [print]']
  },
  cables: ['n s', 'm s', 'r1 p1', 'r2 p2', 'v any', 'who any:1']
} satisfies HelpPatch
