// Help for [receive]: Gives the messages that are sent to a name.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'receive',
  about: 'Gives the messages that are sent to a name',
  boxes: {
    title: [40, 24, 'comment receive: Gives the messages that are sent to a name'],
    n: [40, 72, 'number'],
    'note-1': [
      240,
      72,
      'comment Each [send tempo], and each message box with ; tempo …, reaches this [receive].'
    ],
    s: [40, 128, 'send tempo'],
    m: [160, 128, 'msg ; tempo 90'],
    r: [40, 176, 'receive tempo'],
    'note-2': [240, 176, 'comment Also written [r].'],
    shown: [40, 224, 'number'],
    see: [40, 280, 'comment See also: [send]']
  },
  cables: ['n s', 'r shown']
} satisfies HelpPatch
